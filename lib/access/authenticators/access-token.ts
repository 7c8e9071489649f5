import { createHash } from "node:crypto";
import { findTokenPrincipal, type TokenPrincipalRow } from "../../../db/queries/principals";
import { type AccessTokenClaims, isExpired, isForResource, readAccessToken } from "../../oauth/access-token";
import { attributed, type Finding, type Parties } from "../../oauth/finding";
import { perRuntime } from "../../per-runtime";
import type { Runtime } from "../../runtime";
import { AccessError } from "../access-error";
import { onChange } from "../changes";
import { type Authenticator, type Identified, userOf } from "../identified";
import { keyRingOf } from "../key-ring";
import { lastUsedOf } from "../last-used";
import { effectiveScopes, splitScopes } from "../scopes";
import { bearerToken, isJwtShaped } from "./bearer";

/** How many verified tokens are remembered; the least recently used make room. */
const REMEMBERED = 10_000;

interface Verified {
  claims: AccessTokenClaims;
  row: TokenPrincipalRow;
  /** What must be announced for this to be forgotten. */
  tags: readonly string[];
}

const INVALID = "The access token is unknown, expired or revoked.";

function tagsOf(claims: AccessTokenClaims, row: TokenPrincipalRow): string[] {
  const tags = [`token:${claims.jti}`, "addresses", "signing-keys"];
  if (claims.gid) tags.push(`family:${claims.gid}`);
  if (row.grant_id) tags.push(`grant:${row.grant_id}`);
  if (row.application_id) tags.push(`app:${row.application_id}`);
  if (row.credential_id) tags.push(`credential:${row.credential_id}`);
  if (row.person_id) tags.push(`user:${row.person_id}`);
  if (row.role) tags.push(`role:${row.role}`);
  return tags;
}

/** What bounds a token now: consent, app, role. */
const boundsOf = (row: TokenPrincipalRow) => [
  row.grant_scopes,
  row.application_scopes,
  row.person_id ? row.role_scopes : null,
];

const partiesOf = (row: TokenPrincipalRow): Parties => ({
  userId: row.person_id,
  credentialId: row.credential_id,
  applicationId: row.application_id,
});

/** Why a token whose signature is good does not count any more, for its owner; `null` where it does. */
function ended(claims: AccessTokenClaims, row: TokenPrincipalRow): Finding | null {
  // A token of a user without that user, or of an app without that app: what it stood for was deleted.
  const orphaned = claims.sub === claims.client_id ? row.application_id === null : row.user_id === null;
  if (orphaned || (claims.gid !== undefined && row.family_id === null)) return { reason: "What it stood for is gone." };
  if (isExpired(claims)) return { reason: `It expired on ${new Date(claims.exp * 1000).toISOString()}.` };
  if (row.token_revoked) return { reason: "This very token was revoked." };
  if (row.grant_revoked) return { reason: "The person disconnected the app." };
  if (row.family_revoked) return { reason: "The chain of tokens that it belongs to was revoked." };
  if (row.credential_revoked) return { reason: "The B2B login behind it was revoked or has expired." };
  return null;
}

/** Whose a token with these claims is, as things stand. Throws `AccessError` where it does not count any more. */
export function identifiedBy({ claims, row }: Pick<Verified, "claims" | "row">): Identified {
  const { user_id, account_number, name, email, username, role } = row;
  const finding = ended(claims, row);
  if (finding) throw new AccessError("invalid_token", INVALID, { finding });
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
    credential: { kind: "access-token", id: claims.gid ?? claims.client_id },
    parties: partiesOf(row),
    user: isPerson ? userOf({ user_id, account_number, name, email, username, role }) : null,
    clientId: claims.client_id,
    subject: claims.sub,
    scopes: effectiveScopes(splitScopes(claims.scope), boundsOf(row)),
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
export const accessTokensOf = perRuntime("access-tokens", (runtime: Runtime) => {
  const remembered = new Map<string, Verified>();
  let generation = 0;
  onChange((changed) => {
    generation++;
    if (changed === "everything") return remembered.clear();
    for (const [digest, { tags }] of remembered) {
      if (tags.some((tag) => changed.includes(tag))) remembered.delete(digest);
    }
  });

  const load = async (digest: string, token: string): Promise<Verified> => {
    const keys = await keyRingOf(runtime);
    const claims = readAccessToken((kid) => keys.find(kid), runtime.env.publicUrl, token);
    if (!claims) throw new AccessError("invalid_token", INVALID);
    const loadedIn = generation;
    const row = await findTokenPrincipal(runtime.db, {
      jti: claims.jti,
      familyId: claims.gid ?? null,
      clientId: claims.client_id,
      subject: claims.sub,
    });
    if (!row) throw new AccessError("invalid_token", INVALID);
    const verified = { claims, row, tags: tagsOf(claims, row) };
    // A change that overtook the query may be missing from its answer: used once, not remembered.
    if (loadedIn === generation && !isExpired(claims)) remembered.set(digest, verified);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return verified;
  };

  return async (token: string): Promise<GoodToken> => {
    const digest = createHash("sha256").update(token).digest("base64");
    const known = remembered.get(digest);
    if (known) {
      // The least recently used stands first in the map, and is the first to make room.
      remembered.delete(digest);
      if (!isExpired(known.claims)) remembered.set(digest, known);
    }
    const verified = known ?? (await load(digest, token));
    return attributed(partiesOf(verified.row), async () => ({
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
    const { claims, identified } = await accessTokensOf(runtime)(presented);
    if (!isForResource(claims.aud, url)) {
      const finding = { reason: "Its audience is another.", expected: url, received: String(claims.aud) };
      const { parties } = identified;
      return attributed(parties, () =>
        Promise.reject(new AccessError("invalid_token", "The access token is for another resource.", { finding })),
      );
    }
    if (claims.gid) lastUsedOf(runtime).note("token_families", claims.gid, address);
    return identified;
  },
});
