import { createHash } from "node:crypto";
import { findTokenPrincipal, type TokenPrincipalRow } from "../../../db/queries/principals";
import { Remembered } from "../../changes/remembered";
import { now } from "../../clock";
import { type AccessTokenClaims, isExpired, isForResource, readAccessToken } from "../../oauth/access-token";
import { perRuntime } from "../../per-runtime";
import { AccessError } from "../../refusals/access-error";
import type { Actors, Explanation } from "../../refusals/actors";
import { withActors } from "../../refusals/with-actors";
import type { Runtime } from "../../runtime";
import { effectiveScopes, splitScopes } from "../../scopes/scopes";
import { type Authenticator, type Identified, toUser } from "../identified";
import { getKeyRing } from "../key-ring";
import { getLastUsed } from "../last-used";
import { bearerToken, isJwtShaped } from "./bearer";

/** How many verified tokens are remembered. */
const REMEMBERED = 10_000;

interface Verified {
  claims: AccessTokenClaims;
  row: TokenPrincipalRow;
  /** What must be announced for this to be forgotten. */
  tags: readonly string[];
}

const INVALID = "The access token is unknown, expired or revoked.";

function getTags(claims: AccessTokenClaims, row: TokenPrincipalRow): string[] {
  const tags = [`token:${claims.jti}`, "addresses", "signing-keys"];
  if (claims.gid) tags.push(`family:${claims.gid}`);
  if (row.grant_id) tags.push(`grant:${row.grant_id}`);
  if (row.application_id) tags.push(`app:${row.application_id}`);
  if (row.application_owner) tags.push(`user:${row.application_owner}`);
  if (row.credential_id) tags.push(`credential:${row.credential_id}`);
  if (row.person_id) tags.push(`user:${row.person_id}`);
  if (row.role) tags.push(`role:${row.role}`);
  return tags;
}

/** What bounds a token now: the credential that it was got with, consent, app, role. */
const getBounds = (row: TokenPrincipalRow) => [
  row.credential_scopes,
  row.grant_scopes,
  row.application_scopes,
  row.person_id ? row.role_scopes : null,
];

const toActors = (row: TokenPrincipalRow): Actors => ({
  userId: row.person_id,
  credentialId: row.credential_id,
  applicationId: row.application_id,
});

/** Why a token whose signature is good does not count any more, for its owner; `null` where it does. */
function ended(claims: AccessTokenClaims, row: TokenPrincipalRow): Explanation | null {
  // A token of a user without that user, or of an app without that app: what it stood for was deleted.
  const orphaned = claims.sub === claims.client_id ? row.application_id === null : row.user_id === null;
  if (orphaned || (claims.gid !== undefined && row.family_id === null)) return { reason: "What it stood for is gone." };
  if (isExpired(claims)) return { reason: `It expired on ${new Date(claims.exp * 1000).toISOString()}.` };
  if (row.token_revoked) return { reason: "This very token was revoked." };
  if (row.grant_revoked) return { reason: "The person disconnected the app." };
  if (row.family_revoked) return { reason: "The chain of tokens that it belongs to was revoked." };
  // Asked at each use, for a row is remembered longer than some of what it stands on is good.
  const credentialExpired = row.credential_expires_at !== null && row.credential_expires_at <= now();
  if (row.credential_revoked || credentialExpired) {
    return { reason: "The B2B login behind it was revoked or has expired." };
  }
  return null;
}

/** Whose a token with these claims is, as things stand. Throws `AccessError` where it does not count any more. */
export function identifiedBy({ claims, row }: Pick<Verified, "claims" | "row">): Identified {
  const { user_id, account_number, name, email, username, role } = row;
  const explanation = ended(claims, row);
  if (explanation) throw new AccessError("invalid_token", INVALID, { explanation });
  if (row.application_disabled)
    throw new AccessError("suspended", "The app that this token was issued to is disabled.");
  if (row.credential_disabled) throw new AccessError("suspended", "The credential behind this token is disabled.");
  if (row.person_disabled) throw new AccessError("suspended", "The account behind this token is disabled.");
  const isPerson =
    user_id !== null &&
    account_number !== null &&
    name !== null &&
    email !== null &&
    username !== null &&
    role !== null;
  return {
    credential: { noun: "access token", id: claims.gid ?? claims.client_id },
    actors: toActors(row),
    user: isPerson ? toUser({ user_id, account_number, name, email, username, role }) : null,
    clientId: claims.client_id,
    subject: claims.sub,
    scopes: effectiveScopes(splitScopes(claims.scope), getBounds(row)),
    bounds: {
      expiresAt: row.credential_expires_at === null ? null : new Date(row.credential_expires_at),
      addresses: row.credential_addresses,
      grantId: row.grant_id,
    },
    allowLists: [row.credential_addresses ?? [], row.account_addresses],
  };
}

/** An access token that is good now: what it says, and whose it is. */
export interface GoodToken {
  claims: AccessTokenClaims;
  identified: Identified;
}

/**
 * Reads access tokens of every dialect. Signature and principal of a token are remembered together and forgotten when
 * anything that bounds it is announced as changed. Throws `AccessError` for a token that is not good now.
 */
export const getAccessTokens = perRuntime("access-tokens", (runtime: Runtime) => {
  const remembered = new Remembered<Verified>({
    most: REMEMBERED,
    getTags: ({ tags }) => tags,
    getEnd: ({ claims }) => claims.exp * 1000,
  });

  const load = async (token: string): Promise<Verified> => {
    const keys = await getKeyRing(runtime);
    const claims = readAccessToken((kid) => keys.find(kid), runtime.env.publicUrl, token);
    if (!claims) throw new AccessError("invalid_token", INVALID);
    const row = await findTokenPrincipal(runtime.db, {
      jti: claims.jti,
      familyId: claims.gid ?? null,
      clientId: claims.client_id,
      subject: claims.sub,
    });
    if (!row) throw new AccessError("invalid_token", INVALID);
    return { claims, row, tags: getTags(claims, row) };
  };

  return async (token: string): Promise<GoodToken> => {
    const digest = createHash("sha256").update(token).digest("base64");
    const verified = await remembered.get(digest, () => load(token));
    return withActors(toActors(verified.row), async () => ({
      claims: verified.claims,
      identified: identifiedBy(verified),
    }));
  };
});

/** Access tokens in `Authorization: Bearer`: every Bearer token that has the shape of a JWT. */
export const accessTokenAuthenticator = (runtime: Runtime): Authenticator => ({
  present: (request) => {
    const token = bearerToken(request);
    return token !== undefined && isJwtShaped(token) ? token : undefined;
  },
  async identify(presented, { url, address }) {
    const { claims, identified } = await getAccessTokens(runtime)(presented);
    if (!isForResource(claims.aud, url)) {
      const explanation = { reason: "Its audience is another.", expected: url, received: String(claims.aud) };
      const { actors } = identified;
      return withActors(actors, () =>
        Promise.reject(new AccessError("invalid_token", "The access token is for another resource.", { explanation })),
      );
    }
    if (claims.gid) getLastUsed(runtime).record("token_families", claims.gid, address);
    return identified;
  },
});
