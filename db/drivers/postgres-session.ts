import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import type { Follow, Orm } from "../client";
import type { Unanswered } from "./unanswered";

/** Runs one query: when its turn has come, and only where that makes sense. */
export type Around = <Result>(query: () => Promise<Result>) => Promise<Result>;

/** A statement as the driver has it: `state` is its connection's, once it is sent. */
export type Statement<Answer> = PromiseLike<Answer> & { state?: { pid: number | null } | null };

/** Waits for the answer to a statement, and rejects where none will come. */
export type Await = <Answer>(statement: PromiseLike<Answer>) => Promise<Answer>;

/** Waits as `unanswered` does. */
export const awaitBy =
  (unanswered: Unanswered): Await =>
  <Answer>(statement: Statement<Answer>) =>
    unanswered.watch(statement, () => statement.state?.pid);

/** What statements go to: the pool that is in use now, or one transaction. */
export interface Session {
  sql: Sql | TransactionSql;
  orm: Orm;
  /** Runs one query, of which it is given the text. */
  run: Follow;
  answer: Await;
}

/** How the queries of a session are followed, run and waited for. */
interface Ways {
  follow: Follow;
  around: Around;
  answer: Await;
}

/** A session over a client of the driver. */
export function sessionOver(
  sql: Sql | TransactionSql,
  options: Sql["options"],
  { follow, around, answer }: Ways,
): Session {
  const run: Follow = (text, query) => follow(text, () => around(query));
  type Query = Parameters<typeof sql.unsafe>;
  // All that Drizzle calls: it awaits the rows as objects, or asks at once for them as arrays.
  const unsafe = (...query: Query) => {
    let asArrays = false;
    const rows = Promise.resolve().then(() =>
      run<unknown>(query[0], () =>
        asArrays ? answer<unknown>(sql.unsafe(...query).values()) : answer<unknown>(sql.unsafe(...query)),
      ),
    );
    return Object.assign(rows, {
      values: () => {
        asArrays = true;
        return rows;
      },
    });
  };
  const client = { options, unsafe };
  return { sql, run, answer, orm: drizzle({ client: client as unknown as Sql }) as unknown as Orm };
}
