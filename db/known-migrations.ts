import { leastMigration, readMigrations } from "./migration-files";

/** The schema of the database is not one that this code works with; the message is a sentence for the operator. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
}

type Run = <Row extends object>(statement: string) => Promise<readonly Row[]>;

/** When the migrations of a database were made, as its own list says; empty before the first. */
const APPLIED_MIGRATIONS = `
  select created_at::text as "madeAt" from drizzle.__drizzle_migrations order by id`;

/** Whether there is a table. */
const isThere = async (run: Run, table: string): Promise<boolean> => {
  const [row] = await run<{ isThere: boolean }>(`select to_regclass('${table}') is not null as "isThere"`);
  return row?.isThere === true;
};

const FLOOR = "drizzle.gatehouse_schema";

/**
 * Says in the database which migration a version must know to work with it, before `folder` is applied: versions that
 * know it but not what came later may run beside this one, and those that do not are refused. It is never lowered.
 */
export async function raiseFloor(run: Run, folder: string): Promise<void> {
  const least = leastMigration(readMigrations(folder));
  await run("create schema if not exists drizzle");
  await run(`create table if not exists ${FLOOR} (id int primary key check (id = 1), least_migration bigint not null)`);
  await run(
    `insert into ${FLOOR} as f values (1, ${least})
     on conflict (id) do update set least_migration = greatest(f.least_migration, excluded.least_migration)`,
  );
}

/** Whether what was applied and is not known only added to what this version uses. */
async function onlyAdded(run: Run, known: readonly number[]): Promise<boolean> {
  if (!(await isThere(run, FLOOR))) return false;
  const [floor] = await run<{ least: string }>(`select least_migration::text as least from ${FLOOR}`);
  return floor !== undefined && known.includes(Number(floor.least));
}

/**
 * Refuses a database in which migrations were applied that `folder` does not have, unless they only added something: a
 * later version made it, and this one would read and write it wrongly. Gives how many of the folder's are not applied
 * yet. Throws `SchemaError`, with what to do about it.
 */
export async function requireKnownMigrations(run: Run, folder: string): Promise<number> {
  const known = readMigrations(folder).map(({ madeAt }) => madeAt);
  if (!(await isThere(run, "drizzle.__drizzle_migrations"))) return known.length;
  const applied = (await run<{ madeAt: string }>(APPLIED_MIGRATIONS)).map(({ madeAt }) => Number(madeAt));
  if (applied.some((madeAt) => madeAt < Math.min(...known))) {
    throw new SchemaError(
      "The database was set up by an earlier version of Gatehouse, before the migrations began anew. With that version run npm run backup, then with this one npm run restore FILE, into a new database.",
    );
  }
  const unknown = applied.filter((madeAt) => !known.includes(madeAt)).length;
  if (unknown > 0 && !(await onlyAdded(run, known))) {
    throw new SchemaError(
      `The database was set up by another version of Gatehouse: it has ${unknown} ${unknown === 1 ? "migration" : "migrations"} that this one does not know. Start that version, or a newer one.`,
    );
  }
  return known.filter((madeAt) => !applied.includes(madeAt)).length;
}

/** Refuses a database that lacks migrations of `folder`, or has others than it. Throws `SchemaError`. */
export async function requireMigrated(run: Run, folder: string): Promise<void> {
  const missing = await requireKnownMigrations(run, folder);
  if (missing === 0) return;
  throw new SchemaError(
    `The schema of the database is behind this version: ${missing} ${missing === 1 ? "migration is" : "migrations are"} not applied. Run npm run migrate, or start with MIGRATE_AT_START=on.`,
  );
}
