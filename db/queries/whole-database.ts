import type { Database } from "../client";

/** A table as a backup carries it: its name and the columns that are stored, in their order. */
export interface StoredTable {
  name: string;
  columns: string[];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

const TABLES = `
  select c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
  group by c.table_name order by c.table_name`;

const REFERENCES = `
  select conrelid::regclass::text as name, confrelid::regclass::text as needs
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`;

/** Every table of ours, those that others refer to before those that refer to them. */
export async function listStoredTables(db: Database): Promise<StoredTable[]> {
  const tables = await db.once<StoredTable>(TABLES);
  const references = await db.once<{ name: string; needs: string }>(REFERENCES);
  const ordered: StoredTable[] = [];
  while (ordered.length < tables.length) {
    const done = new Set(ordered.map(({ name }) => name));
    const next = tables.filter(
      ({ name }) => !done.has(name) && references.every((row) => row.name !== name || done.has(row.needs)),
    );
    if (next.length === 0) throw new Error("tables refer to each other in a circle");
    ordered.push(...next);
  }
  return ordered;
}

/** What identifies the schema: the hash of the last migration that was applied. */
export async function schemaVersion(db: Database): Promise<string> {
  const [row] = await db.once<{ hash: string }>(
    "select hash from drizzle.__drizzle_migrations order by id desc limit 1",
  );
  return row?.hash ?? "";
}

/** Makes everything that this transaction reads be of one moment; its first statement. */
export const readOneMoment = (tx: Database): Promise<void> =>
  tx.script("set transaction isolation level repeatable read read only");

const ROWS_AT_ONCE = 1000;

/** The rows of a table as JSON texts, a thousand at a time. Within a transaction. */
export async function* listRows(tx: Database, { name }: StoredTable): AsyncGenerator<string[]> {
  const cursor = quoted(`read_${name}`);
  await tx.script(`declare ${cursor} no scroll cursor for select row_to_json(t)::text as row from ${quoted(name)} t`);
  for (;;) {
    const rows = await tx.once<{ row: string }>(`fetch ${ROWS_AT_ONCE} from ${cursor}`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await tx.script(`close ${cursor}`);
}

/** Puts rows, as `listRows` gave them, into an empty table. */
export async function putRows(tx: Database, { name, columns }: StoredTable, rows: readonly string[]): Promise<void> {
  const list = columns.map(quoted).join(", ");
  await tx.once(
    `insert into ${quoted(name)} (${list}) overriding system value
     select ${list} from json_populate_recordset(null::${quoted(name)}, $1::json)`,
    [`[${rows.join(",")}]`],
  );
}

/** Empties every table. */
export const emptyTables = (tx: Database, tables: readonly StoredTable[]): Promise<void> =>
  tx.script(`truncate ${tables.map(({ name }) => quoted(name)).join(", ")} restart identity`);

/** Lets numbers that the database counts itself go on after the highest that was put in. */
export async function continueIdentities(tx: Database): Promise<void> {
  const identities = await tx.once<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  );
  for (const { table, column } of identities) {
    await tx.once(
      `select setval(pg_get_serial_sequence($1, $2), greatest(max(${quoted(column)}), 1), max(${quoted(column)}) is not null)
       from ${quoted(table)}`,
      [quoted(table), column],
    );
  }
}

/** The number of the last change of rights that was announced. */
export async function changeHead(tx: Database): Promise<string> {
  const [row] = await tx.once<{ n: string }>("select coalesce(max(n), 0)::text as n from change_head");
  return row?.n ?? "0";
}

/**
 * Announces one more change than there ever was, here or in what `past` was the head of: running instances that had
 * followed so far would else wait for a number that the restored log only reaches again much later.
 */
export async function moveChangeHead(tx: Database, past: string): Promise<void> {
  await tx.once(
    `with head as (update change_head set n = greatest(n, $1::bigint) + 1 where id = 1 returning n)
     insert into changes (n, tags) select n, '{}' from head`,
    [past],
  );
}
