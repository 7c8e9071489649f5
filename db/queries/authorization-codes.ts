import type { Database } from "../client";
import { forDigests } from "./digest-list";
import {
  FAMILY_COLUMNS,
  FAMILY_VALUES,
  type Family,
  FIRST_TOKEN,
  familyParameters,
  type RefreshToken,
} from "./token-families";
import { getPerson, PERSON, type PersonColumns } from "./token-people";

interface CodeRow extends PersonColumns {
  digest: string;
  application_id: string;
  grant_id: string;
  grant_revoked: boolean;
  family_id: string | null;
  dialect: string;
  redirect_uri: string;
  redirect_uri_given: boolean;
  scopes: string[];
  resources: string[];
  code_challenge: string | null;
  nonce: string | null;
  authenticated_at: number;
  expired: boolean;
  redeemed: boolean;
}

const codeBy = forDigests(
  (list) => `
  select c.digest, c.application_id, c.grant_id, g.revoked_at is not null as grant_revoked, c.family_id, c.dialect,
    c.redirect_uri, c.redirect_uri_given, c.scopes, c.resources, c.code_challenge, c.nonce,
    extract(epoch from c.authenticated_at)::float8 as authenticated_at,
    c.expires_at <= now() as expired, c.redeemed_at is not null as redeemed, ${PERSON}
  from authorization_codes c join grants g on g.id = c.grant_id join users u on u.id = c.user_id
  where c.digest in (${list})`,
);

/** The authorization code with one of the digests, with its person; one round trip. */
export async function findCode(db: Database, digests: readonly string[]) {
  const [row] = await db.all<CodeRow>(codeBy(digests), digests);
  if (!row) return undefined;
  return {
    digest: row.digest,
    applicationId: row.application_id,
    grantId: row.grant_id,
    grantRevoked: row.grant_revoked,
    familyId: row.family_id,
    dialect: row.dialect,
    redirectUri: row.redirect_uri,
    redirectUriGiven: row.redirect_uri_given,
    scopes: row.scopes,
    resources: row.resources,
    codeChallenge: row.code_challenge,
    nonce: row.nonce,
    authenticatedAt: new Date(row.authenticated_at * 1000),
    expired: row.expired,
    redeemed: row.redeemed,
    person: getPerson(row),
  };
}

/** Takes the codes of a person that were not redeemed yet; whoever has one learns no more than of an unknown one. */
export async function dropCodes(db: Database, userId: string): Promise<void> {
  await db.all("delete from authorization_codes where user_id = $1 and redeemed_at is null", [userId]);
}

const REDEEM = `
  with code as (update authorization_codes set redeemed_at = now(), family_id = $1
                where digest = $11 and redeemed_at is null and expires_at > now() returning 1),
       family as (insert into token_families (${FAMILY_COLUMNS}) select ${FAMILY_VALUES} from code returning id),
       token as (${FIRST_TOKEN})
  select id from family`;

/** Spends a code and begins its chain in one statement; `false`, with nothing written, where it was spent already. */
export async function redeemCode(
  db: Database,
  digest: string,
  family: Family,
  refreshToken: RefreshToken | null,
): Promise<boolean> {
  const rows = await db.all(REDEEM, [...familyParameters(family, refreshToken), digest]);
  return rows.length > 0;
}
