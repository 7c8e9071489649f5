import { lookUpDigests } from "../credentials/pepper";
import { secretKind } from "../credentials/secret";
import { type AccessTokenClaims, isExpired, readAccessToken } from "./access-token";
import type { TokenCore } from "./core";
import { Failure } from "./failure";
import type { VerificationKey } from "./signing-key";
import type { Client } from "./types";

/** Ends what an access token stands for: its whole chain, or itself where it has none. */
export const revokeClaims = (core: TokenCore, claims: AccessTokenClaims): Promise<void> =>
  claims.gid
    ? core.store.revokeFamily(claims.gid, "revoked")
    : core.store.revokeAccessToken(claims.jti, new Date(claims.exp * 1000));

function requireOwn(isOwn: boolean): void {
  if (!isOwn) throw new Failure("unauthorized_client", "The token was issued to another client.");
}

/**
 * Revokes a token at its client's wish (RFC 7009 §2.1): a refresh token takes its chain along, an access token goes by
 * itself. A token that is unknown or dead already is no error (§2.2). Throws `Failure` for another client's token.
 */
export async function revokeToken(
  core: TokenCore,
  findKey: (kid: string) => VerificationKey | undefined,
  client: Client,
  token: string,
): Promise<void> {
  if (secretKind(token) === "ref") {
    const stored = await core.store.findRefreshToken(lookUpDigests(core.peppers, token));
    if (!stored) return;
    requireOwn(stored.applicationId === client.id);
    return core.store.revokeFamily(stored.familyId, "revoked");
  }
  const claims = readAccessToken(findKey, core.issuer, token);
  if (!claims || isExpired(claims)) return;
  requireOwn(claims.client_id === client.clientId);
  await core.store.revokeAccessToken(claims.jti, new Date(claims.exp * 1000));
}

/** Revokes the chain of a refresh token that is presented by itself, in a dialect without clients. */
export async function revokeByRefreshToken(core: TokenCore, token: string): Promise<void> {
  const wellFormed = secretKind(token) === "ref";
  const stored = wellFormed ? await core.store.findRefreshToken(lookUpDigests(core.peppers, token)) : undefined;
  if (!stored || stored.revoked || stored.expired || stored.applicationId !== null) {
    throw new Failure("invalid_refresh_token", "The refresh token is unknown, expired or revoked.", {
      parameter: "refresh_token",
    });
  }
  await core.store.revokeFamily(stored.familyId, "revoked");
}
