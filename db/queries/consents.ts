import type { Database } from "../client";

/** The live consent of a person to an app. */
export async function findConsent(
  db: Database,
  userId: string,
  applicationId: string,
): Promise<{ scopes: string[]; redirectUris: string[] } | undefined> {
  const [row] = await db.all<{ scopes: string[]; redirectUris: string[] }>(
    `select scopes, redirect_uris as "redirectUris" from grants
     where user_id = $1 and application_id = $2 and revoked_at is null`,
    [userId, applicationId],
  );
  return row;
}

interface Ticket {
  digest: string;
  userId: string;
  applicationId: string;
  request: object;
  expiresAt: Date;
}

export async function createTicket(db: Database, ticket: Ticket): Promise<void> {
  await db.all(
    `insert into consent_tickets (digest, user_id, application_id, request, expires_at)
     values ($1, $2, $3, $4::text::jsonb, $5)`,
    [ticket.digest, ticket.userId, ticket.applicationId, JSON.stringify(ticket.request), ticket.expiresAt],
  );
}

/** A ticket that still waits for this person's answer. */
export async function findTicket(db: Database, digests: readonly string[], userId: string) {
  const [row] = await db.all<{ request: unknown }>(
    `select request from consent_tickets
     where digest = any($1::text[]) and user_id = $2 and decided_at is null and expires_at > now()`,
    [digests, userId],
  );
  return row?.request;
}

/** Spends a ticket for this person's answer; of two answers at once one gets it. */
export async function decideTicket(db: Database, digests: readonly string[], userId: string) {
  const [row] = await db.all<{ request: unknown }>(
    `update consent_tickets set decided_at = now()
     where digest = any($1::text[]) and user_id = $2 and decided_at is null and expires_at > now() returning request`,
    [digests, userId],
  );
  return row?.request;
}

interface Code {
  digest: string;
  applicationId: string;
  userId: string;
  dialect: string;
  redirectUri: string;
  redirectUriGiven: boolean;
  scopes: readonly string[];
  resources: readonly string[];
  codeChallenge: string | null;
  nonce: string | null;
  authenticatedAt: Date;
  expiresAt: Date;
}

// What was decided about now is exactly what was answered now; what was allowed before stays.
const GRANT_CODE = `
  with consent as (
    insert into grants as g (id, user_id, application_id, scopes, redirect_uris)
    values ($1, $2, $3, $15::text[], array[$8::text])
    on conflict (user_id, application_id) where revoked_at is null
    do update set updated_at = now(),
      scopes = array(
        select s from unnest(g.scopes) s where s <> all($5::text[]) union select unnest(excluded.scopes)),
      redirect_uris = case when cardinality($5::text[]) = 0 then g.redirect_uris
        else array(select unnest(g.redirect_uris) union select unnest(excluded.redirect_uris)) end
    returning id)
  insert into authorization_codes (digest, grant_id, application_id, user_id, dialect, redirect_uri,
    redirect_uri_given, scopes, resources, code_challenge, nonce, authenticated_at, expires_at)
  select $6, consent.id, $3, $2, $7, $8, $9::boolean, $4::text[], $10::text[], $11, $12, $13::timestamptz, $14::timestamptz
  from consent returning grant_id`;

/** Stores a code with the consent it rests on, in one statement. Gives the consent's id. */
export async function grantCode(
  db: Database,
  grantId: string,
  code: Code,
  consent: { allowed: readonly string[]; decided: readonly string[] } | null,
): Promise<string> {
  const [row] = await db.all<{ grant_id: string }>(GRANT_CODE, [
    grantId,
    code.userId,
    code.applicationId,
    code.scopes,
    consent?.decided ?? [],
    code.digest,
    code.dialect,
    code.redirectUri,
    code.redirectUriGiven,
    code.resources,
    code.codeChallenge,
    code.nonce,
    code.authenticatedAt,
    code.expiresAt,
    consent?.allowed ?? code.scopes,
  ]);
  return row?.grant_id ?? grantId;
}

/** What the consent page says about an app. */
export async function describeApplication(db: Database, applicationId: string) {
  const [row] = await db.all<{
    name: string;
    description: string;
    logoUrl: string | null;
    homepageUrl: string | null;
    ownerName: string | null;
    registeredItself: boolean;
  }>(
    `select a.name, a.description, a.logo_url as "logoUrl", a.homepage_url as "homepageUrl", o.name as "ownerName",
       a.kind = 'registered' as "registeredItself"
     from applications a left join users o on o.id = a.owner_id where a.id = $1`,
    [applicationId],
  );
  if (!row) throw new Error("the application is gone");
  return row;
}

/** The plain words of scopes, in the order given. */
export const describeScopes = (db: Database, names: readonly string[]) =>
  db.all<{ name: string; description: string }>(
    `select asked.name, coalesce(s.description, asked.name) as description
     from unnest($1::text[]) with ordinality as asked (name, place)
     left join scopes s on s.name = asked.name order by asked.place`,
    [names],
  );
