import { expect, test } from "playwright/test";
import { getDoors, getStatus } from "../fixtures/doors";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { hasPgbouncer, startPgbouncer } from "../fixtures/pgbouncer-process";
import { startServer } from "../fixtures/server-process";
import { startUpstream } from "../fixtures/upstream";

const { TEST_DATABASE_URL } = process.env;
test.skip(!TEST_DATABASE_URL || !hasPgbouncer, "needs PgBouncer, and a PostgreSQL: set TEST_DATABASE_URL");

test("with PgBouncer in transaction mode every door opens, many times at once, and all work goes through it", async () => {
  test.setTimeout(120_000);
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const [pooler, upstream] = await Promise.all([startPgbouncer(database.url), startUpstream()]);
  const server = await startServer({ DATABASE_URL: database.url, DATABASE_POOLER_URL: pooler.url });
  try {
    const doors = await getDoors(server, upstream.origin);
    const knockAll = () => Promise.all(doors.map((door) => getStatus(server, door)));
    const opened = doors.map(({ open }) => open);
    // Statements of one caller land on whichever connection is free: one that another one prepared is none of theirs.
    for (let round = 0; round < 4; round++) {
      expect(await Promise.all(Array.from({ length: 3 }, knockAll))).toEqual([opened, opened, opened]);
    }
    await pooler.stop();
    const login = doors.find(({ path }) => path === "/consumer/login");
    if (!login) throw new Error("there is no door that asks the database");
    expect(await getStatus(server, login)).toBe(503);
  } finally {
    await server.stop();
    await Promise.all([pooler.stop(), upstream.close()]);
    await database.drop();
  }
});
