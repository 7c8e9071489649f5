import { type CredentialPrincipalRow, findCredentialByDigest } from "../../../db/queries/principals";
import { Remembered } from "../../changes/remembered";
import type { Presentation } from "../../credentials/kinds/credential-kind";
import { CREDENTIAL_KIND_NAMES, type CredentialKind, getKindFacts } from "../../credentials/kinds/credential-kinds";
import { lookUpDigests } from "../../credentials/pepper";
import { secretKind } from "../../credentials/secret";
import { perRuntime } from "../../per-runtime";
import { AccessError } from "../../refusals/access-error";
import type { Explanation } from "../../refusals/actors";
import { withActors } from "../../refusals/with-actors";
import type { Runtime } from "../../runtime";
import { effectiveScopes } from "../../scopes/scopes";
import { type Authenticator, type Identified, toUser } from "../identified";
import { getLastUsed } from "../last-used";
import { bearerToken, isJwtShaped } from "./bearer";

const expiredSince = (at: string | null): Explanation => ({ reason: `It expired${at ? ` on ${at} UTC` : ""}.` });

/** Whose a held credential is, as things stand. Throws `AccessError` where it does not count any more. */
export function identifiedCredential(kind: CredentialKind, row: CredentialPrincipalRow): Identified {
  const { words } = getKindFacts(kind);
  const noun = words.whole.replace(/^an? /, "");
  if (row.revoked)
    throw new AccessError("invalid_token", words.unknown, { explanation: { reason: "It was revoked." } });
  if (row.expired) {
    throw new AccessError("invalid_token", `The ${noun} has expired.`, { explanation: expiredSince(row.expires_at) });
  }
  if (row.disabled) throw new AccessError("suspended", `The ${noun} is disabled.`);
  if (row.user_disabled) {
    throw new AccessError("suspended", "The account that this credential belongs to is disabled.");
  }
  return {
    credential: { noun, id: row.id },
    actors: { userId: row.user_id, credentialId: row.id },
    user: toUser(row),
    clientId: null,
    subject: row.user_id,
    // One that an app made for the person is bounded by the app and their consent, as the app's tokens are.
    scopes: effectiveScopes(row.scopes, [row.role_scopes, row.grant_scopes, row.application_scopes]),
    bounds: {
      expiresAt: row.expires_at_ms === null ? null : new Date(row.expires_at_ms),
      addresses: row.allowed_ips,
      grantId: row.made_by_grant,
    },
    allowLists: [row.allowed_ips ?? [], row.account_addresses],
  };
}

/** How many credentials are remembered. */
const REMEMBERED = 10_000;

const getTags = (row: CredentialPrincipalRow): string[] => [
  ...[`credential:${row.id}`, `user:${row.user_id}`, `role:${row.role}`, "addresses"],
  ...(row.made_by_grant === null ? [] : [`grant:${row.made_by_grant}`]),
  ...(row.application_id === null ? [] : [`app:${row.application_id}`, `user:${row.application_owner}`]),
];

const rememberedRows = perRuntime(
  "credential-rows",
  () =>
    new Remembered<CredentialPrincipalRow>({
      most: REMEMBERED,
      getTags,
      getEnd: ({ expires_at_ms }) => expires_at_ms,
    }),
);

function findRow(runtime: Runtime, kind: CredentialKind, presented: string) {
  const digests = lookUpDigests(runtime.env.peppers, presented);
  return rememberedRows(runtime).get(`${kind} ${digests[0]}`, () => findCredentialByDigest(runtime.db, kind, digests));
}

/** Whose a credential is that a developer made and holds: found by its digest, bounded by the owner's role now. */
async function identifyCredential(runtime: Runtime, kind: CredentialKind, presented: string, address: string) {
  const { secret, words } = getKindFacts(kind);
  // The checksum spares the database whatever was mistyped or made up.
  const row = secretKind(presented) === secret ? await findRow(runtime, kind, presented) : undefined;
  if (!row) throw new AccessError("invalid_token", words.unknown);
  return withActors({ userId: row.user_id, credentialId: row.id }, async () => {
    const identified = identifiedCredential(kind, row);
    getLastUsed(runtime).record("credentials", row.id, address);
    return identified;
  });
}

/** How each way of showing a credential is put into words. */
const SENT_AS: Readonly<Record<Presentation, string>> = {
  "api-key-header": "Send it in the header X-API-Key.",
  bearer: "Send it as Authorization: Bearer.",
  login: "Send it with its user name to POST /auth/login, which answers with an access token.",
};

/** What is said of secrets that nobody holds as a credential of their own. */
const NO_CREDENTIAL: Readonly<Record<string, string>> = {
  ref: "This is a refresh token. Exchange it at the token endpoint, and send the access token that it answers with.",
  cod: "This is an authorization code. Exchange it at the token endpoint, and send the access token that it answers with.",
  sec: "This is a client secret. Get an access token with it at the token endpoint, and send that.",
};

/** What a credential is that was sent where another kind belongs; `null` where it may be one that belongs there. */
function misplaced(given: string, here: Presentation): string | null {
  const [, secret = ""] = /^gth_([a-z0-9]+)_/.exec(given) ?? [];
  const kind = CREDENTIAL_KIND_NAMES.find((name) => getKindFacts(name).secret === secret);
  if (kind && getKindFacts(kind).presented !== here) {
    return `This is ${getKindFacts(kind).words.whole}. ${SENT_AS[getKindFacts(kind).presented]}`;
  }
  if (!kind && here !== "bearer" && isJwtShaped(given)) return `This is an access token. ${SENT_AS.bearer}`;
  return NO_CREDENTIAL[secret] ?? null;
}

/** Where a request carries what is shown in each way; `null`: at no operation. */
const CARRIED: Readonly<Record<Presentation, ((request: Request) => string | undefined) | null>> = {
  "api-key-header": (request) => request.headers.get("x-api-key")?.trim() ?? undefined,
  // Every Bearer token that has not the shape of a JWT.
  bearer: (request) => {
    const token = bearerToken(request);
    return token !== undefined && !isJwtShaped(token) ? token : undefined;
  },
  login: null,
};

/** Whether a credential of this kind opens operations by itself. */
export const opensOperations = (kind: CredentialKind): boolean => CARRIED[getKindFacts(kind).presented] !== null;

/** The held credentials that open operations by themselves: one authenticator for all that are carried alike. */
export const credentialAuthenticators = (runtime: Runtime): Authenticator[] =>
  Object.entries(CARRIED).flatMap(([presented, present]) => {
    const kinds = CREDENTIAL_KIND_NAMES.filter((kind) => getKindFacts(kind).presented === presented);
    const findKind = (given: string) => kinds.find((kind) => given.startsWith(`gth_${getKindFacts(kind).secret}_`));
    const [first] = kinds;
    if (!present || !first) return [];
    return {
      present,
      recognises: (given: string) => findKind(given) !== undefined,
      async identify(given: string, { address }: { address: string }) {
        const kind = findKind(given);
        const elsewhere = kind ? null : misplaced(given, presented as Presentation);
        if (elsewhere !== null) throw new AccessError("invalid_token", elsewhere);
        return identifyCredential(runtime, kind ?? first, given, address);
      },
    };
  });
