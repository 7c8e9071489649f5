import { isIP } from "node:net";
import type { Env } from "../env";
import { isPublicAddress } from "../gateway/upstream-address";

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "");

const isLoopback = (hostname: string) =>
  hostname === "localhost" || hostname.endsWith(".localhost") || /^(127\.|::1$)/.test(bare(hostname));

/** Where endpoints may stand beside the public Internet. */
export interface AddressPolicy {
  env: Pick<Env, "development">;
  privateUpstreams: boolean;
}

/**
 * Whether an endpoint may have a private address and be sent to without TLS: where the settings allow private upstreams,
 * and on this very machine while developing.
 */
export const mayBePrivate = ({ hostname }: URL, { env, privateUpstreams }: AddressPolicy): boolean =>
  privateUpstreams || (env.development && isLoopback(hostname));

/**
 * What is wrong with the address of an endpoint, if anything. What its name stands for is looked at when it is connected
 * to, each time.
 */
export function problemOfAddress(url: URL, policy: AddressPolicy): string | null {
  if (mayBePrivate(url, policy)) return null;
  if (url.protocol !== "https:") return "Give an address that begins with https://.";
  const host = bare(url.hostname);
  if (isLoopback(url.hostname) || (isIP(host) && !isPublicAddress(host))) {
    return "That is a private address. Give one that can be reached from the Internet.";
  }
  return null;
}
