import type { ClientCredentials } from "../core";
import type { Client } from "../types";
import type { ClientAuthentication, ClientRequest } from "./client-authentication";
import { none } from "./none";
import { secret } from "./secret";

/** Every way in which clients show that they are who they say; what proves something comes first. */
const CLIENT_AUTHENTICATIONS = [secret, none] as const satisfies readonly ClientAuthentication[];

export type ClientAuthMethod = (typeof CLIENT_AUTHENTICATIONS)[number]["methods"][number];

const methodsFor = (...types: readonly Client["type"][]): ClientAuthMethod[] =>
  CLIENT_AUTHENTICATIONS.filter(({ clients }) => types.includes(clients)).flatMap(({ methods }) => [...methods]);

/** The names of all ways. */
export const CLIENT_AUTH_METHODS: readonly ClientAuthMethod[] = methodsFor("confidential", "public");

/** Those of clients that can prove who they are. */
export const CONFIDENTIAL_AUTH_METHODS: readonly ClientAuthMethod[] = methodsFor("confidential");

/** Which type of client authenticates by the method. */
export const toClientType = (method: ClientAuthMethod): Client["type"] =>
  CONFIDENTIAL_AUTH_METHODS.includes(method) ? "confidential" : "public";

/** How the client is registered to authenticate. */
export const findClientAuthentication = ({ type }: Client): ClientAuthentication => (type === "public" ? none : secret);

/** How a request says who its client is; `null` when it does not. Throws `Failure` where that cannot be read. */
export function presentedClient(request: ClientRequest): ClientCredentials | null {
  for (const way of CLIENT_AUTHENTICATIONS) {
    const presented = way.present(request);
    if (presented) return presented;
  }
  return null;
}
