import ipaddr from "ipaddr.js";

/** The address in one spelling: IPv4-mapped IPv6 as IPv4, without zone; `undefined` when it is none. */
export function canonicalAddress(text: string): string | undefined {
  const [bare = ""] = text.trim().split("%");
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : undefined;
}

/** Whether a text may be an address of IPv6, which no other has this character. */
const isV6 = (address: string) => address.includes(":");

/** The IPv6 address in parts; `null` for IPv4, also where it is written as IPv6, and for what is no address. */
function toParts(address: string): number[] | null {
  if (!isV6(address) || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts : null;
}

/** Who counts as one caller: an IPv4 address, or the /64 that everybody has who has one IPv6 address. */
export function toNetwork(address: string): string {
  const parts = toParts(address);
  return parts
    ? `${parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(":")}::/64`
    : address;
}

/** The site of an IPv6 address, in which somebody may have thousands of networks; `null` for any other address. */
export function toSite(address: string): string | null {
  const parts = toParts(address);
  return (
    parts &&
    `${parts
      .slice(0, 3)
      .map((part) => part.toString(16))
      .join(":")}::/48`
  );
}

type Range = readonly [base: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** A range as it is compared with. Throws for a text that is none. */
function parseRange(range: string): Range {
  const [base, bits] = range.includes("/") ? ipaddr.parseCIDR(range) : ([ipaddr.process(range), undefined] as const);
  // ::ffff:192.0.2.0/120 names the same hosts as 192.0.2.0/24.
  if (base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && (bits ?? 128) >= 96) {
    return [base.toIPv4Address(), (bits ?? 128) - 96];
  }
  return [base, bits ?? (base.kind() === "ipv4" ? 32 : 128)];
}

/** Ranges that were parsed: lists of addresses are read at each call, and change seldom. */
const parsedRanges = new Map<string, Range>();
const MOST_PARSED = 10_000;

function toRange(text: string): Range {
  const known = parsedRanges.get(text);
  if (known) return known;
  const range = parseRange(text);
  if (parsedRanges.size >= MOST_PARSED) parsedRanges.clear();
  parsedRanges.set(text, range);
  return range;
}

/** Whether an address lies in one of the addresses or CIDRs. */
export function addressIn(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some((range) => {
    const [base, bits] = toRange(range);
    return parsed.kind() === base.kind() && parsed.match(base, bits);
  });
}

/** Whether every address of a range, or the one address, lies in another range. */
export function rangeIn(inner: string, outer: string): boolean {
  const [base = "", bits] = inner.split("/");
  if (!addressIn(base, [outer])) return false;
  const whole = base.includes(":") ? 128 : 32;
  const [outerBase = "", outerBits] = outer.split("/");
  // An IPv4 range may be written as the IPv6 one that it is mapped to, whose prefix is 96 longer.
  const mapped = (text: string) => (text.includes(":") ? 0 : 96);
  const prefix = Number(bits ?? whole) + mapped(base);
  const outerWhole = outerBase.includes(":") ? 128 : 32;
  return prefix >= Number(outerBits ?? outerWhole) + mapped(outerBase);
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
