import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { openPglite } from "./drivers/pglite";
import { openPostgres } from "./drivers/postgres";

/** A value that a statement's `$n` can carry; dates go as ISO text, JSON as text with a `::jsonb` cast. */
export type Parameter = string | number | boolean | Date | Uint8Array | null | readonly (string | number | null)[];

export type Orm = PgDatabase<PgQueryResultHKT>;

/**
 * The database, the same over both drivers. Everyday queries go through `orm` (Drizzle); the hot paths through `all`,
 * one prepared statement and one round trip each. Raw rows carry moments as text, so hot statements select what they
 * need as numbers or booleans.
 */
export interface Database {
  readonly driver: "pglite" | "postgres";
  readonly orm: Orm;
  /** Runs one statement and returns its rows; from its second time on it is a named prepared one. */
  all<Row extends object>(statement: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** Runs one statement with a plan of its own: for work on tables that it makes grow, where an older plan is a bad one. */
  once<Row extends object>(statement: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** Runs several statements without parameters (set-up, migrations in tests). */
  script(statements: string): Promise<void>;
  /** All or nothing. Within `work` use only the database passed in; a nested call joins the outer transaction. */
  transaction<Result>(work: (tx: Database) => Promise<Result>): Promise<Result>;
  /** Runs `callback` once what was written so far is committed: after the transaction, or at once outside of one. */
  afterCommit(callback: () => void): void;
  /** Calls `onPayload` for each NOTIFY on the channel, from any process. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<void>;
  /** Applies the migrations of `folder` that are not applied yet; safe when several instances start at once. */
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens PostgreSQL where a URL is given, else the embedded database in `folder` (`null`: in memory). */
export function openDatabase(target: { url: string } | { folder: string | null }): Promise<Database> {
  return "url" in target ? openPostgres(target.url) : openPglite(target.folder);
}
