import { type PGlite, types } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database, Orm, Parameter } from "../client";
import { raiseFloor, requireKnownMigrations } from "../known-migrations";
import { requireNoTransaction } from "../open-transaction";
import { EmbeddedError, PgliteClient } from "./pglite-client";
import { inTransaction, within } from "./transaction";
import { Turns } from "./turns";
import { LEAST_ROOM, watchRoom } from "./watch-room";
import { WorkMeter } from "./work-meter";

/** Milliseconds that statements may take: any, as the other driver has it, and one that a caller made up. */
export interface TimeLimits {
  statement: number;
  bounded: number;
  /** Bytes that the disk must have left for anything to be written. */
  leastRoom?: number;
}

// No other statement is served meanwhile, so a caller's has less.
const LIMITS: TimeLimits = { statement: 30_000, bounded: 5_000 };

// Moments stay text, as the other driver gives them; bigint stays text too, so that no value loses digits.
const AS_TEXT = [types.TIMESTAMPTZ, types.TIMESTAMP, types.DATE, types.INT8];

const bind = (parameter: Parameter) => (parameter instanceof Date ? parameter.toISOString() : parameter);

/** What Drizzle gives with a statement. Its parsers all leave the text as it is, and none of them could change threads. */
interface DrizzleOptions {
  rowMode: "array" | "object";
  parsers: Readonly<Record<number, unknown>>;
}

/** Runs statements one after the other; within a transaction, in it. */
interface Session {
  rows(text: string, values: readonly unknown[], limit: number): Promise<unknown[]>;
  script(text: string): Promise<void>;
  /** The part of PGlite that Drizzle calls. */
  query(text: string, values: unknown[], options: DrizzleOptions): Promise<{ rows: unknown[] }>;
}

function sessionOver(ask: PgliteClient["ask"], statementMs: number): Session {
  return {
    rows: (text, values, limit) => ask({ kind: "query", text, values, rowMode: "object", asText: AS_TEXT }, limit),
    async script(text) {
      await ask({ kind: "script", text }, statementMs);
    },
    async query(text, values, { rowMode, parsers }) {
      const asText = Object.keys(parsers).map(Number);
      return { rows: await ask({ kind: "query", text, values, rowMode, asText }, statementMs) };
    },
  };
}

/** The thread's one session, shared: statements by themselves, and transactions that have it to themselves. */
class SharedSession {
  private readonly turns = new Turns();
  readonly meter = new WorkMeter(1);
  readonly session: Session;

  private readonly client: PgliteClient;
  private readonly statementMs: number;

  constructor(client: PgliteClient, statementMs: number) {
    this.client = client;
    this.statementMs = statementMs;
    const ask: PgliteClient["ask"] = (question, limit) => {
      requireNoTransaction("The whole database was asked");
      return this.follow(question, () => this.meter.around(() => this.turns.share(() => client.ask(question, limit))));
    };
    this.session = sessionOver(ask, statementMs);
  }

  /** All or nothing. */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.meter.around(() => this.turns.own(() => this.inOne(work)));
  }

  private follow<Answer>(question: Parameters<PgliteClient["ask"]>[0], run: () => Promise<Answer>): Promise<Answer> {
    return "text" in question ? this.meter.statement(question.text, run) : run();
  }

  private async inOne<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const { client, statementMs } = this;
    await client.ask({ kind: "script", text: "begin" }, statementMs);
    const { generation } = client;
    const ask: PgliteClient["ask"] = (question, limit) => {
      if (client.generation === generation) return client.ask(question, limit);
      // A new thread knows nothing of the transaction: each statement would be kept by itself.
      return Promise.reject(new EmbeddedError({ message: "The transaction was lost.", code: "25P02" }));
    };
    const followed: PgliteClient["ask"] = (question, limit) => this.follow(question, () => ask(question, limit));
    try {
      const result = await work(sessionOver(followed, statementMs));
      await ask({ kind: "script", text: "commit" }, statementMs);
      return result;
    } catch (error) {
      await ask({ kind: "script", text: "rollback" }, statementMs).catch(() => undefined);
      throw error;
    }
  }
}

// Drizzle calls nothing but query() and transaction() on the client.
const drizzleOver = (client: Pick<Session, "query">) => drizzle({ client: client as unknown as PGlite });

function databaseOver(
  session: Session,
  limits: TimeLimits,
  root: Omit<Database, "orm" | "all" | "once" | "bounded" | "script" | "driver">,
): Database {
  const run =
    (limit: number) =>
    async <Row extends object>(statement: string, parameters: readonly Parameter[] = []) =>
      (await session.rows(statement, parameters.map(bind), limit)) as Row[];
  return {
    driver: "pglite",
    orm: drizzleOver(session) as unknown as Orm,
    // Nothing is kept of a statement here: each is planned anew.
    all: run(limits.statement),
    once: run(limits.statement),
    bounded: run(limits.bounded),
    script: session.script,
    ...root,
  };
}

/** Where an embedded database is: in a folder, or in memory, where it may begin with an image (`ThreadData`). */
export type EmbeddedPlace = { folder: string } | { folder: null; image?: string | undefined };

/** PostgreSQL within the process, in a folder or in memory. The caller holds the folder's lock: PGlite has none. */
export async function openPglite(
  place: EmbeddedPlace,
  auditSealer: Database["auditSealer"],
  limits: TimeLimits = LIMITS,
): Promise<Database> {
  const client = new PgliteClient(place.folder, ("image" in place && place.image) || null);
  const shared = new SharedSession(client, limits.statement);
  await shared.session.script("select");
  // On a full disk the thread would try again and again and answer nobody.
  const room =
    place.folder === null
      ? null
      : watchRoom(place.folder, limits.leastRoom ?? LEAST_ROOM, (isShort) =>
          shared.session.script(`set default_transaction_read_only = ${isShort ? "on" : "off"}`),
        );
  await room?.look();
  const { load, onWork, follow } = shared.meter;
  const outer = { auditSealer, load, onWork, follow };
  return databaseOver(shared.session, limits, {
    ...outer,
    transaction: (work) =>
      inTransaction((onCommit) =>
        shared.transaction((session) => {
          const inner: Database = databaseOver(
            session,
            limits,
            within(() => inner, onCommit, outer),
          );
          return work(inner);
        }),
      ),
    requireNoTransaction,
    afterCommit: (callback) => callback(),
    listen: (channel, onPayload) => client.listen(channel, onPayload),
    // It is in this very process: it cannot go silent.
    ask: async <Row extends object>(statement: string, parameters: readonly Parameter[]) =>
      (await shared.session.rows(statement, parameters.map(bind), limits.statement)) as Row[],
    refuse: () => undefined,
    async migrate(migrationsFolder) {
      const run = async <Row extends object>(statement: string) =>
        (await shared.session.rows(statement, [], limits.statement)) as Row[];
      const missing = await requireKnownMigrations(run, migrationsFolder);
      await raiseFloor(run, migrationsFolder);
      // What a table's growth makes of a migration is nobody's to cut off.
      const unhurried = new SharedSession(client, Number.POSITIVE_INFINITY);
      const { query } = unhurried.session;
      const transaction = (work: (session: Session) => Promise<unknown>) => unhurried.transaction(work);
      await migrate(drizzleOver({ query, transaction } as Pick<Session, "query">), { migrationsFolder });
      return missing;
    },
    async close() {
      room?.stop();
      await client.close();
    },
  });
}
