import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import type { Database, Parameter } from "../client";
import { raiseFloor, requireKnownMigrations } from "../known-migrations";
import { requireNoTransaction } from "../open-transaction";
import { abandon, connect, type PostgresTarget } from "./postgres-connect";
import { Pool } from "./postgres-pool";
import { type Session, sessionOver } from "./postgres-session";
import { RecurringTexts } from "./recurring-texts";
import { inTransaction, within } from "./transaction";
import { TransactionLine } from "./transaction-line";

/** Any number, as long as every instance of this application takes the same one. */
const MIGRATION_LOCK = 0x67617465;

const bind = (parameter: Parameter) => (parameter instanceof Date ? parameter.toISOString() : parameter);

/** How long one asks whether the server is at work on what it does not answer. */
const WORKING_DEADLINE_MS = 1500;

/** How long a transaction may take to begin, on a connection that may have to be made: nothing is worked at. */
const BEGIN_MS = 7000;

type Root = Omit<Database, "orm" | "all" | "once" | "bounded" | "script" | "driver">;

function databaseOver(session: () => Session, recurring: RecurringTexts, root: Root): Database {
  const run = <Row extends object>(statement: string, parameters: readonly Parameter[], prepare: boolean) =>
    session().run(statement, async () => {
      // A pool may have taken the place of another meanwhile.
      const { sql, answer } = session();
      return [...(await answer(sql.unsafe<Row[]>(statement, parameters.map(bind) as never[], { prepare })))];
    });
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
      await session().run(statements, () => {
        const { sql, answer } = session();
        return answer(sql.unsafe(statements).simple());
      });
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

/**
 * Those of the server's processes that are at work, as far as it tells what they do (`track_activities`). One that has
 * the first half of a statement, its text without its parameters, waits for us.
 */
const WORKING = `
  select pid from pg_stat_activity
  where pid = any(string_to_array($1, ',')::int[]) and state not like 'idle%' and wait_event is distinct from 'ClientRead'`;

/** A pool of connections to PostgreSQL. Rejects when the server cannot be reached. */
export async function openPostgres(target: PostgresTarget, auditSealer: Database["auditSealer"]): Promise<Database> {
  const own = lineOfItsOwn(target.url);
  const pool = new Pool(target, async (pids) => {
    const working = await own.ask<{ pid: number }>(WORKING, [pids.join()], WORKING_DEADLINE_MS);
    return working.map(({ pid }) => pid);
  });
  const recurring = new RecurringTexts();
  const { meter } = pool;
  const outer = { auditSealer, load: meter.load, onWork: meter.onWork, follow: meter.follow };
  let failed = false;
  await pool.open();

  const transact = <Result>(work: (tx: Database) => Promise<Result>, onCommit: (callback: () => void) => void) => {
    const line = new TransactionLine(pool.unanswered);
    const client = pool.sql;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const running = client.begin((tx) => {
      begin();
      const session = sessionOver(tx, client.options, {
        follow: meter.statement,
        around: line.around,
        answer: line.answer,
      });
      const inner: Database = databaseOver(
        () => session,
        recurring,
        within(() => inner, onCommit, outer),
      );
      const working = line.work(() => work(inner));
      const expectEnd = () => line.expect(running);
      working.then(expectEnd, expectEnd);
      return working;
    }) as Promise<Result>;
    line.expect(Promise.race([begun, running]), BEGIN_MS);
    // The connection may end between two statements, which the next one must hear of.
    return Promise.race([running, line.silent]).finally(() => line.end());
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
