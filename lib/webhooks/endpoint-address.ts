import { isIP } from "node:net";
import type { PrivateHost } from "../contracts/private-host";
import type { Env } from "../env";
import { getPort, isNamedHost, isPublicAddress, parsePrivateHosts } from "../gateway/upstream-address";

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "");

const isLoopback = (hostname: string) =>
  hostname === "localhost" || hostname.endsWith(".localhost") || /^(127\.|::1$)/.test(bare(hostname));

/** Where endpoints may stand beside the public Internet. */
export interface AddressPolicy {
  env: Pick<Env, "development">;
  privateWebhookHosts: readonly string[];
}

/** The private hosts that `url` may be connected to at: those that the settings name, and while developing this very machine. */
export function privateHostsFor(url: URL, { env, privateWebhookHosts }: AddressPolicy): PrivateHost[] {
  const named = parsePrivateHosts(privateWebhookHosts);
  if (!env.development || !isLoopback(url.hostname)) return named;
  return [...named, ...["127.0.0.0/8", "::1"].map((range) => ({ name: null, range, ports: [getPort(url)] }))];
}

/**
 * What is wrong with the address of an endpoint, if anything. What its name stands for is looked at when it is connected
 * to, each time.
 */
export function findAddressProblem(url: URL, policy: AddressPolicy): string | null {
  // Within the operator's own network TLS is the operator's business.
  if (isNamedHost(url, parsePrivateHosts(policy.privateWebhookHosts))) return null;
  if (policy.env.development && isLoopback(url.hostname)) return null;
  if (url.protocol !== "https:") return "Give an address that begins with https://.";
  const host = bare(url.hostname);
  if (isLoopback(url.hostname) || (isIP(host) && !isPublicAddress(host))) {
    return "That is a private address. Give one that can be reached from the Internet.";
  }
  return null;
}
