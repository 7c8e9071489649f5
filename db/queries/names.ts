import type { Database } from "../client";

/** What credentials and apps are called, by id; what is gone is left out. */
export async function findNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{ id: string; name: string }>(
    `select id, name from credentials where id = any($1::text[])
     union all select id, name from applications where id = any($1::text[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
