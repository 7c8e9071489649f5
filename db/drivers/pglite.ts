import { PGlite, type PGliteInterface, type Transaction, types } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database, Orm, Parameter } from "../client";
import { inTransaction, within } from "./transaction";

// Moments stay text, as the other driver gives them; bigint stays text too, so that no value loses digits.
const asText = (value: string) => value;
const parsers = {
  [types.TIMESTAMPTZ]: asText,
  [types.TIMESTAMP]: asText,
  [types.DATE]: asText,
  [types.INT8]: asText,
};

const bind = (parameter: Parameter) => (parameter instanceof Date ? parameter.toISOString() : parameter);

type Executor = Pick<PGliteInterface, "query" | "exec"> | Transaction;

function ormOver(executor: Executor): Orm {
  // Drizzle calls nothing but query() on the client, which a transaction has as well.
  return drizzle({ client: executor as unknown as PGlite }) as unknown as Orm;
}

function databaseOver(
  executor: Executor,
  root: Omit<Database, "orm" | "all" | "once" | "script" | "driver">,
): Database {
  const run = async <Row extends object>(statement: string, parameters: readonly Parameter[] = []) => {
    const result = await executor.query<Row>(statement, parameters.map(bind), { parsers });
    return result.rows;
  };
  return {
    driver: "pglite",
    orm: ormOver(executor),
    // Nothing is kept of a statement here: each is planned anew.
    all: run,
    once: run,
    async script(statements) {
      await executor.exec(statements);
    },
    ...root,
  };
}

/** PostgreSQL inside the process, in `folder` or in memory. The caller holds the folder's lock: PGlite has none. */
export async function openPglite(folder: string | null): Promise<Database> {
  const client = await PGlite.create(folder === null ? {} : { dataDir: folder });
  return databaseOver(client, {
    transaction: (work) =>
      inTransaction((onCommit) =>
        client.transaction((tx) => {
          const inner: Database = databaseOver(
            tx,
            within(() => inner, onCommit),
          );
          return work(inner);
        }),
      ),
    afterCommit: (callback) => callback(),
    async listen(channel, onPayload) {
      await client.listen(channel, onPayload);
    },
    async migrate(migrationsFolder) {
      await migrate(drizzle({ client }), { migrationsFolder });
    },
    close: () => client.close(),
  });
}
