import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseLine, databaseLine } from "../../e2e/fixtures/database-line";
import type { Database } from "../client";
import { isDatabaseAway } from "../errors";
import { NO_SEALER } from "../open-database";
import { openPostgres } from "./postgres";

const { TEST_DATABASE_URL } = process.env;

describe.skipIf(!TEST_DATABASE_URL)("a connection that goes silent while the database is well", () => {
  let line: DatabaseLine;
  let db: Database;
  beforeAll(async () => {
    line = await databaseLine(TEST_DATABASE_URL ?? "");
    db = await openPostgres({ url: line.url }, NO_SEALER);
  });
  afterAll(async () => {
    // What is lost is lost for ever.
    await Promise.all([line.close(), db.close()]);
  });

  const asks = (name: string) => db.all("select $1::text as name", [name]);
  const transact = () => db.transaction((tx) => tx.all("select 1 as n"));

  it.each([
    ["a statement", "lost-name", () => asks("lost-name")],
    ["what begins a transaction", "begin", transact],
    ["what ends one", "commit", transact],
  ])("%s is given up, and others go on", async (_, bytes, ask) => {
    line.lose(bytes);
    const refusal = await ask().catch((error: unknown) => error);
    expect([isDatabaseAway(refusal), String(refusal)]).toEqual([true, expect.stringContaining("has gone silent")]);
    expect(await Promise.all([asks("kept"), transact()])).toEqual([[{ name: "kept" }], [{ n: 1 }]]);
  });

  it("a statement at which the server is at work is waited for, however long", async () => {
    expect(await db.all("select 1 as n from pg_sleep(6)")).toEqual([{ n: 1 }]);
  });
});

it.skipIf(!TEST_DATABASE_URL)(
  "connections are closed before a server that ends idle ones early would do so",
  async () => {
    const url = new URL(TEST_DATABASE_URL ?? "");
    url.searchParams.set("idle_session_timeout", "8000");
    const db = await openPostgres({ url: url.href }, NO_SEALER);
    const other = await openPostgres({ url: TEST_DATABASE_URL ?? "" }, NO_SEALER);
    try {
      const [mine] = await db.all<{ pid: number }>("select pg_backend_pid() as pid");
      const since = async () => {
        const [row] = await other.all<{ idle: number }>(
          "select extract(epoch from clock_timestamp() - state_change)::float8 as idle from pg_stat_activity where pid = $1",
          [mine?.pid ?? 0],
        );
        return row?.idle;
      };
      const idle: number[] = [];
      for (let last = await since(); last !== undefined; last = await since()) idle.push(last);
      // The server would have kept it for eight seconds.
      expect(Math.max(...idle)).toBeLessThan(7.5);
      expect(await db.transaction((tx) => tx.all("select 1 as n"))).toEqual([{ n: 1 }]);
    } finally {
      await Promise.all([db.close(), other.close()]);
    }
  },
);
