import {
  findApiKey,
  findFamilyClaims,
  findHeldById,
  findPersonalAccessToken,
  findTokenPrincipal,
  type HeldCredentialRow,
  type TokenPrincipalRow,
} from "../../../db/queries/principals";
import { AccessError } from "../../access/access-error";
import { accessTokensOf, identifiedBy } from "../../access/authenticators/access-token";
import { API_KEYS } from "../../access/authenticators/api-key";
import { isJwtShaped } from "../../access/authenticators/bearer";
import { identifiedHeld } from "../../access/authenticators/held-credential";
import { PERSONAL_ACCESS_TOKENS } from "../../access/authenticators/personal-access-token";
import type { Identified } from "../../access/identified";
import { splitScopes } from "../../access/scopes";
import { ApiError } from "../../api-error";
import type { ScopeBound } from "../../contracts/explain";
import { lookUpDigests } from "../../credentials/pepper";
import { type SecretKind, secretKind } from "../../credentials/secret";
import { type AccessTokenClaims, isForResource } from "../../oauth/access-token";
import type { Runtime } from "../../runtime";

const HOUR_SECONDS = 3600;

/** A credential as the gate sees it, and what its scopes are cut down by; `null` scopes: all that the owner may do. */
export interface ExplainedCredential {
  identified: Identified;
  bounds: Omit<ScopeBound, "holds">[];
}

const problem = (message: string) =>
  new ApiError("validation", message, { details: [{ field: "credential", message }] });

const unknown = () => problem("There is no API key, access token or chain of tokens with this id.");

/** What never opens an operation, though it is a secret of ours. */
const ELSEWHERE: Partial<Record<SecretKind, string>> = {
  ref: "That is a refresh token: it opens no operation, but is exchanged for an access token.",
  cod: "That is an authorization code: it opens no operation, but is exchanged for an access token.",
  sec: "That is a client secret: it opens no operation, but gets its app an access token.",
  b2b: "That is the password of a B2B login: it opens no operation, but gets an access token.",
};

const held = (kind: typeof API_KEYS | typeof PERSONAL_ACCESS_TOKENS, row: HeldCredentialRow): ExplainedCredential => ({
  identified: identifiedHeld(kind, row),
  bounds: [
    { of: "credential", scopes: row.scopes },
    { of: "role", scopes: row.role_scopes },
  ],
});

function issued(claims: AccessTokenClaims, row: TokenPrincipalRow): ExplainedCredential {
  const bounds: ExplainedCredential["bounds"] = [{ of: "credential", scopes: splitScopes(claims.scope) }];
  if (row.grant_scopes) bounds.push({ of: "consent", scopes: row.grant_scopes });
  if (row.application_scopes) bounds.push({ of: "app", scopes: row.application_scopes });
  if (row.person_id) bounds.push({ of: "role", scopes: row.role_scopes });
  return { identified: identifiedBy({ claims, row }), bounds };
}

async function principalOf({ db }: Runtime, { jti, gid, client_id, sub }: AccessTokenClaims) {
  const row = await findTokenPrincipal(db, { jti, familyId: gid ?? null, clientId: client_id, subject: sub });
  if (!row) throw unknown();
  return row;
}

/** A token of the chain, as if it had just been issued. */
async function ofFamily(runtime: Runtime, id: string): Promise<ExplainedCredential> {
  const family = await findFamilyClaims(runtime.db, id);
  if (!family) throw unknown();
  const { clientId, subject, scopes } = family;
  const iat = Math.floor(Date.now() / 1000);
  const { publicUrl } = runtime.env;
  const times = { iat, exp: iat + HOUR_SECONDS };
  const names = { iss: publicUrl, sub: subject, aud: publicUrl, jti: "", name: "", client_id: clientId };
  const claims = { ...names, ...times, scope: scopes.join(" "), gid: id };
  return issued(claims, await principalOf(runtime, claims));
}

async function ofJwt(runtime: Runtime, token: string, url: string): Promise<ExplainedCredential> {
  const { claims } = await accessTokensOf(runtime)(token);
  if (!isForResource(claims.aud, url)) {
    const finding = { reason: "Its audience is another.", expected: url, received: String(claims.aud) };
    throw new AccessError("invalid_token", "The access token is for another resource.", { finding });
  }
  return issued(claims, await principalOf(runtime, claims));
}

/** By the secret itself: found by its digest as at the gate, but not counted as used. */
async function ofSecret({ db, env }: Runtime, secret: string): Promise<ExplainedCredential> {
  const kind = secretKind(secret);
  if (!kind) throw problem("That is mistyped or cut off: its last characters do not fit the rest.");
  const elsewhere = ELSEWHERE[kind];
  if (elsewhere) throw problem(elsewhere);
  const digests = lookUpDigests(env.peppers, secret);
  const [words, row] =
    kind === "key"
      ? ([API_KEYS, await findApiKey(db, digests)] as const)
      : ([PERSONAL_ACCESS_TOKENS, await findPersonalAccessToken(db, digests)] as const);
  if (!row) throw new AccessError("invalid_token", words.words.unknown);
  return held(words, row);
}

/**
 * The credential that an administrator asks about, by its id or by itself; `url` is what it is to be used at. Throws
 * `AccessError` as the gate does where it is not good, `ApiError("validation")` where nothing of the kind is known.
 */
export async function explainedCredential(runtime: Runtime, given: string, url: string): Promise<ExplainedCredential> {
  if (isJwtShaped(given)) return ofJwt(runtime, given, url);
  if (given.startsWith("gth_")) return ofSecret(runtime, given);
  const key = await findHeldById(runtime.db, "api_keys", given);
  if (key) return held(API_KEYS, key);
  const token = await findHeldById(runtime.db, "personal_access_tokens", given);
  if (token) return held(PERSONAL_ACCESS_TOKENS, token);
  return ofFamily(runtime, given);
}
