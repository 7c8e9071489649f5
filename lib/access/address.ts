import ipaddr from "ipaddr.js";

/** The address in one spelling: IPv4-mapped IPv6 as IPv4, without zone; `undefined` when it is none. */
export function canonicalAddress(text: string): string | undefined {
  const [bare = ""] = text.trim().split("%");
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : undefined;
}

/** Whether an address lies in one of the addresses or CIDRs. */
export function addressIn(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some((range) => {
    const [base, bits] = range.includes("/") ? ipaddr.parseCIDR(range) : ([ipaddr.process(range), undefined] as const);
    // ::ffff:192.0.2.0/120 names the same hosts as 192.0.2.0/24.
    if (base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && (bits ?? 128) >= 96) {
      const v4 = base.toIPv4Address();
      return parsed instanceof ipaddr.IPv4 && parsed.match(v4, (bits ?? 128) - 96);
    }
    return parsed.kind() === base.kind() && parsed.match(base, bits ?? (parsed.kind() === "ipv4" ? 32 : 128));
  });
}

/** One hop of `X-Forwarded-For`: an address, with a port or brackets around IPv6 as some proxies write it. */
function hopAddress(hop: string): string | undefined {
  const text = hop.trim();
  const [, bracketed] = /^\[(.+)\](?::\d+)?$/.exec(text) ?? [];
  const [, beforePort] = /^([^:]+):\d+$/.exec(text) ?? [];
  return canonicalAddress(bracketed ?? beforePort ?? text);
}

/**
 * The true client address: the socket's, or, behind trusted proxies, `X-Forwarded-For` read from the right past every
 * proxy that is trusted. What a client wrote further left is never believed.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  let address = canonicalAddress(socketAddress ?? "") ?? "";
  const hops = (forwardedFor ?? "").split(",");
  while (addressIn(address, trustedProxies)) {
    const next = hopAddress(hops.pop() ?? "");
    if (next === undefined) break;
    address = next;
  }
  return address;
}
