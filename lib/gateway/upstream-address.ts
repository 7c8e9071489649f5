import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** An upstream whose address is not on the public Internet, where that is not allowed. */
export class PrivateUpstreamError extends Error {
  override readonly name = "PrivateUpstreamError";
}

/** Whether an address is one of the public Internet: neither loopback, private, link-local, nor a tunnel into those. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** Refuses a host that is itself a private address: such a one is connected to without a look-up. */
export function requirePublicHost(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) && !isPublicAddress(bare)) throw new PrivateUpstreamError(`${bare} is a private address`);
}

/**
 * Looks a name up for a connection and refuses private addresses at that very moment: a name that was public when it
 * was saved may not be so any more (DNS rebinding).
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, "");
    const refused = found.find(({ address }) => !isPublicAddress(address));
    if (refused) return callback(new PrivateUpstreamError(`${hostname} is ${refused.address}, a private address`), "");
    if (options.all) return callback(null, found);
    const [first] = found;
    callback(null, first?.address ?? "", first?.family);
  });
};
