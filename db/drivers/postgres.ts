import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import type { Database, Parameter } from "../client";
import { raiseFloor, requireKnownMigrations } from "../known-migrations";
import { requireNoTransaction } from "../open-transaction";
import { abandon, connect, type PostgresTarget } from "./postgres-connect";
import { Pool } from "./postgres-pool";
import { type Session, sessionOver, TransactionLine } from "./postgres-session";
import { RecurringTexts } from "./recurring-texts";
import { inTransaction, within } from "./transaction";

/** Any number, as long as every instance of this application takes the same one. */
const MIGRATION_LOCK = 0x67617465;

const bind = (parameter: Parameter) => (parameter instanceof Date ? parameter.toISOString() : parameter);

type Root = Omit<Database, "orm" | "all" | "once" | "bounded" | "script" | "driver">;

function databaseOver(session: () => Session, recurring: RecurringTexts, root: Root): Database {
  const run = <Row extends object>(statement: string, parameters: readonly Parameter[], prepare: boolean) =>
    session().around(async () => [
      // A pool may have taken the place of another meanwhile.
      ...(await session().sql.unsafe<Row[]>(statement, parameters.map(bind) as never[], { prepare })),
    ]);
  const all: Database["all"] = (statement, parameters = []) => run(statement, parameters, recurring.has(statement));
  return {
    driver: "postgres",
    get orm() {
      return session().orm;
    },
    all,
    // The server's own time limit is enough where there are other connections.
    bounded: all,
    once: (statement, parameters = []) => run(statement, parameters, false),
    async script(statements) {
      await session().around(async () => session().sql.unsafe(statements).simple());
    },
    ...root,
  };
}

/** Asks one thing at a time on a connection of its own, with a deadline. */
function lineOfItsOwn(url: string) {
  let sql: Sql | undefined;
  return {
    async ask<Row extends object>(statement: string, parameters: readonly Parameter[], deadline: number) {
      const asked = sql ?? connect(url, 1);
      sql = asked;
      let answered = false;
      const giveUp = () => {
        if (answered) return;
        sql = undefined;
        abandon(asked);
      };
      // The answer may have come while this process was held up: what has come is read before it is given up on.
      const late = setTimeout(() => setImmediate(giveUp), deadline);
      try {
        return [...(await asked.unsafe<Row[]>(statement, parameters.map(bind) as never[], { prepare: true }))];
      } finally {
        answered = true;
        clearTimeout(late);
      }
    },
    close: async () => sql?.end({ timeout: 1 }),
  };
}

/** A pool of connections to PostgreSQL. Rejects when the server cannot be reached. */
export async function openPostgres(target: PostgresTarget, auditSealer: Database["auditSealer"]): Promise<Database> {
  const pool = new Pool(target);
  const own = lineOfItsOwn(target.url);
  const recurring = new RecurringTexts();
  const outer = { auditSealer, load: pool.meter.load, onWork: pool.meter.onWork };
  let failed = false;
  await pool.open();

  const transact = <Result>(work: (tx: Database) => Promise<Result>, onCommit: (callback: () => void) => void) => {
    const line = new TransactionLine();
    const client = pool.sql;
    const running = client.begin((tx) => {
      const session = sessionOver(tx, client.options, line.around);
      const inner: Database = databaseOver(
        () => session,
        recurring,
        within(() => inner, onCommit, outer),
      );
      return line.work(() => work(inner));
    }) as Promise<Result>;
    // The connection may end between two statements, which the next one must hear of.
    return running.finally(() => line.end());
  };

  return databaseOver(pool.session, recurring, {
    ...outer,
    transaction: (work) => inTransaction((onCommit) => pool.use(() => transact(work, onCommit))),
    requireNoTransaction,
    afterCommit: (callback) => callback(),
    listen: (channel, onPayload) => pool.listen({ channel, onPayload }),
    async ask<Row extends object>(statement: string, parameters: readonly Parameter[], deadline: number) {
      try {
        const rows = await own.ask<Row>(statement, parameters, deadline);
        if (failed) pool.reopen();
        failed = false;
        return rows;
      } catch (error) {
        failed = true;
        throw error;
      }
    },
    refuse: () => pool.refuse(),
    async migrate(migrationsFolder) {
      const migrating = postgres(target.url, { max: 1, onnotice: () => undefined });
      const run = async <Row extends object>(statement: string) => [...(await migrating.unsafe<Row[]>(statement))];
      try {
        await migrating`select pg_advisory_lock(${MIGRATION_LOCK})`;
        const missing = await requireKnownMigrations(run, migrationsFolder);
        await raiseFloor(run, migrationsFolder);
        await migrate(drizzle({ client: migrating }), { migrationsFolder });
        return missing;
      } finally {
        // Ending the connection frees the lock, whatever happened.
        await migrating.end({ timeout: 5 });
      }
    },
    async close() {
      await Promise.all([pool.close(), own.close()]);
    },
  });
}
