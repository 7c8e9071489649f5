import type { Database } from "../client";

export interface LastUse {
  id: string;
  at: Date;
  address: string;
}

/** Writes when and from where credentials were last used, all in one statement. */
export async function recordCredentialUses(db: Database, uses: readonly LastUse[]): Promise<void> {
  await db.all(
    `update credentials c set last_used_at = u.at::timestamptz, last_used_address = u.address
     from unnest($1::text[], $2::text[], $3::text[]) as u (id, at, address)
     where c.id = u.id and (c.last_used_at is null or c.last_used_at < u.at::timestamptz)`,
    [uses.map(({ id }) => id), uses.map(({ at }) => at.toISOString()), uses.map(({ address }) => address)],
  );
}

/** Writes when client secrets were last used; `id` is the digest of the secret. */
export async function recordSecretUses(db: Database, uses: readonly LastUse[]): Promise<void> {
  await db.all(
    `update application_secrets s set last_used_at = u.at::timestamptz
     from unnest($1::text[], $2::text[]) as u (digest, at)
     where s.digest = u.digest and (s.last_used_at is null or s.last_used_at < u.at::timestamptz)`,
    [uses.map(({ id }) => id), uses.map(({ at }) => at.toISOString())],
  );
}

/** Writes when chains of tokens, with their grants' and applications', were last used. */
export async function recordFamilyUses(db: Database, uses: readonly LastUse[]): Promise<void> {
  await db.all(
    `with used as (select id, at::timestamptz as at from unnest($1::text[], $2::text[]) as u (id, at)),
          families as (update token_families f set last_used_at = greatest(f.last_used_at, used.at)
                       from used where f.id = used.id returning f.application_id, used.at)
     update applications a set last_used_at = greatest(a.last_used_at, u.at)
     from (select application_id, max(at) as at from families group by 1) u where a.id = u.application_id`,
    [uses.map(({ id }) => id), uses.map(({ at }) => at.toISOString())],
  );
}
