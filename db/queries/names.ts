import type { Database } from "../client";

/** What API keys, personal access tokens, B2B logins and apps are called, by id; what is gone is left out. */
export async function namesOf(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{ id: string; name: string }>(
    `select id, name from api_keys where id = any($1::text[])
     union all select id, name from personal_access_tokens where id = any($1::text[])
     union all select id, name from b2b_credentials where id = any($1::text[])
     union all select id, name from applications where id = any($1::text[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
