import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql, type TransactionSql } from "postgres";
import type { Database, Orm, Parameter } from "../client";
import { RecurringTexts } from "./recurring-texts";
import { inTransaction, within } from "./transaction";

/** Any number, as long as every instance of this application takes the same one. */
const MIGRATION_LOCK = 0x67617465;

const bind = (parameter: Parameter) => (parameter instanceof Date ? parameter.toISOString() : parameter);

function databaseOver(
  executor: Sql | TransactionSql,
  orm: Orm,
  recurring: RecurringTexts,
  root: Omit<Database, "orm" | "all" | "once" | "script" | "driver">,
): Database {
  const run = async <Row extends object>(statement: string, parameters: readonly Parameter[], prepare: boolean) => {
    const rows = await executor.unsafe<Row[]>(statement, parameters.map(bind) as never[], { prepare });
    return [...rows];
  };
  return {
    driver: "postgres",
    orm,
    all: (statement, parameters = []) => run(statement, parameters, recurring.has(statement)),
    once: (statement, parameters = []) => run(statement, parameters, false),
    async script(statements) {
      await executor.unsafe(statements).simple();
    },
    ...root,
  };
}

/** A pool of connections to PostgreSQL. Rejects when the server cannot be reached. */
export async function openPostgres(url: string): Promise<Database> {
  const client = postgres(url, {
    max: 10,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: "gatehouse", statement_timeout: 30_000, TimeZone: "UTC" },
  });
  const orm = drizzle({ client }) as unknown as Orm;
  const recurring = new RecurringTexts();
  await client`select 1`;
  return databaseOver(client, orm, recurring, {
    transaction: (work) =>
      inTransaction(
        (onCommit) =>
          client.begin((tx) => {
            // Drizzle reads the type parsers off the client's options, which a transaction's client lacks.
            const txClient = Object.assign(tx, { options: client.options });
            const txOrm = drizzle({ client: txClient as unknown as Sql }) as unknown as Orm;
            const inner: Database = databaseOver(
              tx,
              txOrm,
              recurring,
              within(() => inner, onCommit),
            );
            return work(inner);
          }) as ReturnType<typeof work>,
      ),
    afterCommit: (callback) => callback(),
    async listen(channel, onPayload) {
      await client.listen(channel, onPayload);
    },
    async migrate(migrationsFolder) {
      const own = postgres(url, { max: 1, onnotice: () => undefined });
      try {
        await own`select pg_advisory_lock(${MIGRATION_LOCK})`;
        await migrate(drizzle({ client: own }), { migrationsFolder });
      } finally {
        // Ending the connection frees the lock, whatever happened.
        await own.end({ timeout: 5 });
      }
    },
    close: () => client.end({ timeout: 5 }),
  });
}
