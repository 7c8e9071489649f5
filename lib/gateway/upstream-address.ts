import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { addressIn } from "../access/address";
import { type PrivateHost, readPrivateHost } from "../contracts/private-host";

/** A host whose address is not on the public Internet, where that is not allowed. */
export class PrivateUpstreamError extends Error {
  override readonly name = "PrivateUpstreamError";
}

/** Whether an address is one of the public Internet: neither loopback, private, link-local, nor a tunnel into those. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** The hosts that a setting names. */
export const parsePrivateHosts = (named: readonly string[]): PrivateHost[] =>
  named.flatMap((text) => readPrivateHost(text) ?? []);

const bareHost = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");

/** The port that a URL leads to. */
export const getPort = ({ port, protocol }: URL) => Number(port || (protocol === "https:" ? 443 : 80));

/**
 * Whether the host of `url` is among the named ones: by its name, or by the `address` that it stands for. Without one,
 * as it is written.
 */
export function isNamedHost(url: URL, named: readonly PrivateHost[], address = bareHost(url)): boolean {
  const [host, port] = [bareHost(url), getPort(url)];
  return named.some(
    ({ name, range, ports }) =>
      ports.includes(port) && (name === host || (range !== null && addressIn(address, [range]))),
  );
}

const mayConnect = (url: URL, address: string, named: readonly PrivateHost[]): boolean =>
  isPublicAddress(address) || isNamedHost(url, named, address);

/**
 * Refuses a host that is itself a private address and not a named one: such a one is connected to without a look-up.
 * Throws `PrivateUpstreamError`.
 */
export function requireConnectable(url: URL, named: readonly PrivateHost[]): void {
  const host = bareHost(url);
  if (isIP(host) && !mayConnect(url, host, named)) throw new PrivateUpstreamError(`${host} is a private address`);
}

/**
 * Looks the host of `url` up for a connection and refuses private addresses of hosts that are not named, at that very
 * moment: a name that was public when it was saved may not be so any more (DNS rebinding).
 */
export const guardedLookup =
  (url: URL, named: readonly PrivateHost[]): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "");
      const refused = found.find(({ address }) => !mayConnect(url, address, named));
      if (refused)
        return callback(new PrivateUpstreamError(`${hostname} is ${refused.address}, a private address`), "");
      if (options.all) return callback(null, found);
      const [first] = found;
      callback(null, first?.address ?? "", first?.family);
    });
  };
