import type { IncomingMessage, ServerResponse } from "node:http";
import { clientAddress } from "../access/address";
import type { Env } from "../env";
import { METHODS } from "../http/handler";
import { ADDRESS_HEADER, FOREIGN_METHOD_HEADER, PROXIED_HEADER, REQUEST_ID_HEADER } from "../http/private-headers";
import { COMMON_HEADERS } from "../http/security-headers";
import { newId } from "../ids";
import type { Peer } from "./http-server";

/** What is known of a request before anybody has looked at its address. */
export interface Prepared {
  requestId: string;
  /** The true client address. */
  address: string;
  /** Whether it came through a trusted proxy. */
  proxied: boolean;
}

/** Sets request headers in `headers` and in `rawHeaders`, dropping all of these names that came over the wire. */
export function setHeaders(request: IncomingMessage, headers: Readonly<Record<string, string>>): void {
  const raw = request.rawHeaders;
  for (let index = raw.length - 2; index >= 0; index -= 2) {
    if (Object.hasOwn(headers, (raw[index] ?? "").toLowerCase())) raw.splice(index, 2);
  }
  for (const name in headers) {
    const value = headers[name] ?? "";
    raw.push(name, value);
    request.headers[name] = value;
  }
}

/** The client's address, which only a trusted proxy tells of anybody else's connection. */
function getAddress(request: IncomingMessage, { address, proxied }: Peer, trustedProxies: readonly string[]): string {
  if (!proxied) return address;
  const forwarded = request.headers["x-forwarded-for"];
  return clientAddress(address, Array.isArray(forwarded) ? forwarded.join(",") : forwarded, trustedProxies);
}

/**
 * Gives a request its id, its address and the private headers, and its answer what every answer has.
 */
export function prepareRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { peer, env }: { peer: Peer; env: Env },
): Prepared {
  const requestId = newId("req");
  const address = getAddress(request, peer, env.trustedProxies);
  // Overwritten whatever the client sent, in both spellings that readers use.
  setHeaders(request, {
    [ADDRESS_HEADER]: address,
    [REQUEST_ID_HEADER]: requestId,
    [PROXIED_HEADER]: peer.proxied ? "1" : "0",
    [FOREIGN_METHOD_HEADER]: "",
  });
  response.setHeader("x-request-id", requestId);
  for (const name in COMMON_HEADERS) response.setHeader(name, COMMON_HEADERS[name] ?? "");
  if (env.publicUrl.startsWith("https:")) response.setHeader("strict-transport-security", "max-age=31536000");
  return { requestId, address, proxied: peer.proxied };
}

/** Lets a request with a method that nothing here knows go on as a GET, which says what was asked. */
export function admitMethod(request: IncomingMessage): void {
  const asked = request.method ?? "";
  if (METHODS.some((method) => method === asked)) return;
  setHeaders(request, { [FOREIGN_METHOD_HEADER]: asked });
  request.method = "GET";
}
