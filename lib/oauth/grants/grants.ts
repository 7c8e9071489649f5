import type { Client, ClientKind } from "../types";
import { authorizationCode } from "./authorization-code";
import { clientCredentials } from "./client-credentials";
import { password } from "./password";
import { refreshToken } from "./refresh-token";

/** Every grant that a `grant_type` names. */
export const GRANTS = [authorizationCode, refreshToken, clientCredentials, password] as const;

export type GrantType = (typeof GRANTS)[number]["type"];

/** The grants for which a client of this kind and type is registered when it is made. */
export const grantTypesFor = (kind: ClientKind, type: Client["type"]): GrantType[] =>
  GRANTS.filter(({ clients, publicClients }) => {
    return clients.includes(kind) && (type === "confidential" || publicClients === "allowed");
  }).map((grant) => grant.type);

/** The grants by which a client acts for itself, within its owner's rights. */
export const OWN_GRANTS: readonly GrantType[] = GRANTS.filter(({ actsFor }) => actsFor === "client").map(
  ({ type }) => type,
);
