import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import type { Orm } from "../client";

/** Runs one query: when its turn has come, and only where that makes sense. */
export type Around = <Result>(query: () => Promise<Result>) => Promise<Result>;

/** What statements go to: the pool that is in use now, or one transaction. */
export interface Session {
  sql: Sql | TransactionSql;
  orm: Orm;
  around: Around;
}

/** A session over a client of the driver, each query of which is run by `around`. */
export function sessionOver(sql: Sql | TransactionSql, options: Sql["options"], around: Around): Session {
  type Query = Parameters<typeof sql.unsafe>;
  // All that Drizzle calls: it awaits the rows as objects, or asks at once for them as arrays.
  const unsafe = (...query: Query) => {
    let asArrays = false;
    const rows = Promise.resolve().then(() =>
      around<unknown>(async () => (asArrays ? await sql.unsafe(...query).values() : await sql.unsafe(...query))),
    );
    return Object.assign(rows, {
      values: () => {
        asArrays = true;
        return rows;
      },
    });
  };
  const client = { options, unsafe };
  return { sql, around, orm: drizzle({ client: client as unknown as Sql }) as unknown as Orm };
}

/** What the driver says when the other end has closed a connection. On one that it gave up itself it writes nothing. */
const ENDED = /^(CONNECTION_CLOSED|E(CONNRESET|PIPE|TIMEDOUT))$/;

/** The connection of a transaction was lost in the middle of it. */
class LostError extends Error {
  override readonly name = "LostError";
  readonly code = "CONNECTION_CLOSED";
}

/**
 * Keeps a transaction off a connection that has ended: the driver would write to it, which throws where nobody can catch
 * it and ends the process.
 */
export class TransactionLine {
  private lost = false;

  readonly around: Around = async (query) => {
    if (this.lost) throw new LostError("The connection of this transaction has ended.");
    try {
      return await query();
    } catch (error) {
      const { code, severity } = error as { code?: unknown; severity?: unknown };
      if (ENDED.test(String(code)) || severity === "FATAL") this.lost = true;
      throw error;
    }
  };

  /** Says that the transaction is over, as far as the driver is concerned. */
  end(): void {
    this.lost = true;
  }

  /** Works in the transaction. Never settles once its connection is lost: the driver has rejected it itself. */
  async work<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work();
      if (!this.lost) return result;
    } catch (error) {
      if (!this.lost) throw error;
    }
    return new Promise(() => undefined);
  }
}
