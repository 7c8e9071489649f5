import {
  type CredentialPrincipalRow,
  findCredentialByDigest,
  findCredentialById,
  findFamilyClaims,
  findTokenPrincipal,
  type TokenPrincipalRow,
} from "../../../db/queries/principals";
import { getAccessTokens, identifiedBy } from "../../access/authenticators/access-token";
import { isJwtShaped } from "../../access/authenticators/bearer";
import { identifiedCredential, opensOperations } from "../../access/authenticators/credential";
import type { Identified } from "../../access/identified";
import { ApiError } from "../../api-error";
import { now } from "../../clock";
import type { ScopeBound } from "../../contracts/explain";
import {
  CREDENTIAL_KIND_NAMES,
  type CredentialKind,
  type CredentialSecret,
  getKindFacts,
  isCredentialKind,
} from "../../credentials/kinds/credential-kinds";
import { lookUpDigests } from "../../credentials/pepper";
import { type SecretKind, secretKind } from "../../credentials/secret";
import { type AccessTokenClaims, isForResource } from "../../oauth/access-token";
import { AccessError } from "../../refusals/access-error";
import type { Runtime } from "../../runtime";
import { splitScopes } from "../../scopes/scopes";

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
const ELSEWHERE = {
  ref: "That is a refresh token: it opens no operation, but is exchanged for an access token.",
  cod: "That is an authorization code: it opens no operation, but is exchanged for an access token.",
  sec: "That is a client secret: it opens no operation, but gets its app an access token.",
} as const satisfies Readonly<Record<Exclude<SecretKind, CredentialSecret>, string>>;

const isElsewhere = (kind: SecretKind): kind is keyof typeof ELSEWHERE => Object.hasOwn(ELSEWHERE, kind);

const explainCredential = (kind: CredentialKind, row: CredentialPrincipalRow): ExplainedCredential => ({
  identified: identifiedCredential(kind, row),
  bounds: [
    { of: "credential", scopes: row.scopes },
    // One that an app made is bounded as the app's tokens are.
    ...(row.grant_scopes ? [{ of: "consent" as const, scopes: row.grant_scopes }] : []),
    ...(row.application_scopes ? [{ of: "app" as const, scopes: row.application_scopes }] : []),
    { of: "role", scopes: row.role_scopes },
  ],
});

function issued(claims: AccessTokenClaims, row: TokenPrincipalRow): ExplainedCredential {
  const bounds: ExplainedCredential["bounds"] = [{ of: "credential", scopes: splitScopes(claims.scope) }];
  if (row.credential_scopes) bounds.push({ of: "login", scopes: row.credential_scopes });
  if (row.grant_scopes) bounds.push({ of: "consent", scopes: row.grant_scopes });
  if (row.application_scopes) bounds.push({ of: "app", scopes: row.application_scopes });
  if (row.person_id) bounds.push({ of: "role", scopes: row.role_scopes });
  return { identified: identifiedBy({ claims, row }), bounds };
}

async function getPrincipal({ db }: Runtime, { jti, gid, client_id, sub }: AccessTokenClaims) {
  const row = await findTokenPrincipal(db, { jti, familyId: gid ?? null, clientId: client_id, subject: sub });
  if (!row) throw unknown();
  return row;
}

/** A token of the chain, as if it had just been issued. */
async function ofFamily(runtime: Runtime, id: string): Promise<ExplainedCredential> {
  const family = await findFamilyClaims(runtime.db, id);
  if (!family) throw unknown();
  const { clientId, subject, scopes } = family;
  const iat = Math.floor(now() / 1000);
  const { publicUrl } = runtime.env;
  const times = { iat, exp: iat + HOUR_SECONDS };
  const names = { iss: publicUrl, sub: subject, aud: publicUrl, jti: "", name: "", client_id: clientId };
  const claims = { ...names, ...times, scope: scopes.join(" "), gid: id };
  return issued(claims, await getPrincipal(runtime, claims));
}

async function ofJwt(runtime: Runtime, token: string, url: string): Promise<ExplainedCredential> {
  const { claims } = await getAccessTokens(runtime)(token);
  if (!isForResource(claims.aud, url)) {
    const explanation = { reason: "Its audience is another.", expected: url, received: String(claims.aud) };
    throw new AccessError("invalid_token", "The access token is for another resource.", { explanation });
  }
  return issued(claims, await getPrincipal(runtime, claims));
}

/** By the secret itself: found by its digest as at the gate, but not counted as used. */
async function ofSecret({ db, env }: Runtime, secret: string): Promise<ExplainedCredential> {
  const kind = secretKind(secret);
  if (!kind) throw problem("That is mistyped or cut off: its last characters do not fit the rest.");
  if (isElsewhere(kind)) throw problem(ELSEWHERE[kind]);
  const holder = CREDENTIAL_KIND_NAMES.find((name) => getKindFacts(name).secret === kind);
  if (!holder) throw unknown();
  const { words } = getKindFacts(holder);
  if (!opensOperations(holder)) {
    throw problem(`That is the password of ${words.whole}: it opens no operation, but gets an access token.`);
  }
  const row = await findCredentialByDigest(db, holder, lookUpDigests(env.peppers, secret));
  if (!row) throw new AccessError("invalid_token", words.unknown);
  return explainCredential(holder, row);
}

/**
 * The credential that an administrator asks about, by its id or by itself; `url` is what it is to be used at. Throws
 * `AccessError` as the gate does where it is not good, `ApiError("validation")` where nothing of the kind is known.
 */
export async function explainedCredential(runtime: Runtime, given: string, url: string): Promise<ExplainedCredential> {
  if (isJwtShaped(given)) return ofJwt(runtime, given, url);
  if (given.startsWith("gth_")) return ofSecret(runtime, given);
  const row = await findCredentialById(runtime.db, given);
  if (row && isCredentialKind(row.kind) && opensOperations(row.kind)) return explainCredential(row.kind, row);
  return ofFamily(runtime, given);
}
