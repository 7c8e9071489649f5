import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { AuditSealer } from "./audit-sealer";

/** A value that a statement's `$n` can carry; dates go as ISO text, JSON as text with a `::jsonb` cast. */
export type Parameter = string | number | boolean | Date | Uint8Array | null | readonly (string | number | null)[];

export type Orm = PgDatabase<PgQueryResultHKT>;

/** Runs a statement, whose text it is given: to follow it, not to change it. */
export type Follow = <Answer>(statement: string, run: () => Promise<Answer>) => Promise<Answer>;

/** How busy the connections to the database are. */
export interface DatabaseLoad {
  /** How much can be done at once. */
  most: number;
  used: number;
  /** What waits for its turn. */
  waiting: number;
}

/**
 * The database, the same over both drivers. Everyday queries go through `orm` (Drizzle); the hot paths through `all`,
 * one prepared statement and one round trip each. Raw rows carry moments as text, so hot statements select what they
 * need as numbers or booleans.
 */
export interface Database {
  readonly driver: "pglite" | "postgres";
  readonly orm: Orm;
  readonly auditSealer: AuditSealer;
  /** Runs one statement and returns its rows; from its second time on it is a named prepared one. */
  all<Row extends object>(statement: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** Runs one statement with a plan of its own: for work on tables that it makes grow, where an older plan is a bad one. */
  once<Row extends object>(statement: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** `all` for a statement that a caller made up: given up (57014) after seconds where nothing else could run meanwhile. */
  bounded<Row extends object>(statement: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** Runs several statements without parameters (set-up, migrations in tests). */
  script(statements: string): Promise<void>;
  /** All or nothing. Within `work` use only the database passed in; a nested call joins the outer transaction. */
  transaction<Result>(work: (tx: Database) => Promise<Result>): Promise<Result>;
  /**
   * Throws where whoever calls this is within a transaction, and this is the database past it: what they ask would wait
   * for that transaction's end. `what` says what was tried.
   */
  requireNoTransaction(what: string): void;
  load(): DatabaseLoad;
  /** Calls `listener` after every statement outside of a transaction, and every transaction, with how long it took. */
  onWork(listener: (milliseconds: number) => void): void;
  /** From now on every statement is run by `follow`, but for those of `ask`. */
  follow(follow: Follow): void;
  /** Runs `callback` once what was written so far is committed: after the transaction, or at once outside of one. */
  afterCommit(callback: () => void): void;
  /** Calls `onPayload` for each NOTIFY on the channel, from any process. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<void>;
  /**
   * Runs one statement on a connection of its own, which no other work can hold up. Rejects when no answer came within
   * `deadline` milliseconds, and then connects anew for the next one.
   */
  ask<Row extends object>(statement: string, parameters: readonly Parameter[], deadline: number): Promise<Row[]>;
  /**
   * Gives up on a database that went silent: what waits on it rejects, and so does all that is asked until `ask` has an
   * answer again.
   */
  refuse(): void;
  /**
   * Applies the migrations of `folder` that are not applied yet and gives how many those were; safe when several
   * instances start at once. Throws `SchemaError` where others were applied that did more than add something.
   */
  migrate(folder: string): Promise<number>;
  close(): Promise<void>;
}
