import { expect, test } from "playwright/test";
import postgres from "postgres";
import { databaseLine } from "../fixtures/database-line";
import { type Door, getDoors, getStatus, knock, SERVED_REGARDLESS } from "../fixtures/doors";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { startServer } from "../fixtures/server-process";
import { startUpstream } from "../fixtures/upstream";

const { TEST_DATABASE_URL } = process.env;
test.skip(!TEST_DATABASE_URL, "this is about a PostgreSQL elsewhere: set TEST_DATABASE_URL");

const READY: Door = { method: "GET", path: "/readyz", open: 200, shut: null };

test("a database that is down, slow, full or locked is 503 at every door in its own words, and all open again after", async () => {
  test.setTimeout(240_000);
  const database = await freshPostgres(TEST_DATABASE_URL ?? "", { ownRole: true });
  const [line, upstream] = await Promise.all([databaseLine(database.url), startUpstream()]);
  const operator = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
  const server = await startServer({ DATABASE_URL: line.url, LOG_LEVEL: "silent" });
  const cutAll = () =>
    operator`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${database.role} and pid <> pg_backend_pid()`;
  let unlock: () => void = () => undefined;
  const faults: Record<string, { begin: () => unknown; end: () => unknown }> = {
    refused: { begin: line.refuse, end: line.restore },
    slow: { begin: () => line.slow(3000), end: line.restore },
    "out of connections": {
      async begin() {
        await operator.unsafe(`alter role ${database.role} connection limit 0`);
        await cutAll();
      },
      end: () => operator.unsafe(`alter role ${database.role} connection limit -1`),
    },
    locked: {
      begin: () =>
        new Promise<void>((locked, reject) => {
          operator
            .begin(async (tx) => {
              const tables = await tx<
                { name: string }[]
              >`select tablename as name from pg_tables where schemaname = 'public'`;
              await tx.unsafe(
                `lock table ${tables.map(({ name }) => `"${name}"`).join(", ")} in access exclusive mode`,
              );
              locked();
              await new Promise<void>((done) => {
                unlock = done;
              });
            })
            .catch(reject);
        }),
      end: () => unlock(),
    },
  };
  try {
    const doors = await getDoors(server, upstream.origin);
    const [remembered] = doors.filter(({ path }) => path === "/auth/verify");
    if (!remembered) throw new Error("there is no door that memory opens");
    for (const [name, { begin, end }] of Object.entries(faults)) {
      await begin();
      // Before it is known what is wrong, whoever asks is served from memory or told, but not kept waiting.
      const early = await Promise.all(doors.map((door) => getStatus(server, door)));
      expect({ name, early: early.map((status, index) => status === 503 || status === doors[index]?.open) }).toEqual({
        name,
        early: doors.map(() => true),
      });
      await expect.poll(() => getStatus(server, remembered), { message: name, timeout: 20_000 }).toBe(503);
      for (const door of doors) {
        const which = { name, door: `${door.method} ${door.path}` };
        expect({ ...which, ...(await knock(server, door)) }).toEqual({
          ...which,
          status: 503,
          retryAfter: "2",
          body: door.shut,
        });
      }
      expect(await Promise.all([READY, ...SERVED_REGARDLESS].map((door) => getStatus(server, door)))).toEqual([
        503, 200, 200, 200,
      ]);
      await end();
      await expect
        .poll(() => Promise.all([...doors, READY].map((door) => getStatus(server, door))), {
          message: name,
          timeout: 20_000,
        })
        .toEqual([...doors, READY].map((door) => door.open));
    }

    // Restarted: whatever was under way or comes meanwhile is served or told to come back, and nothing else.
    const seen = new Set<number>();
    for (let round = 0; round < 5; round++) {
      const asked = doors.map((door) =>
        getStatus(server, door).then((status) => seen.add(status === door.open ? 200 : status)),
      );
      await cutAll();
      await Promise.all(asked);
    }
    expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    await expect
      .poll(() => Promise.all(doors.map((door) => getStatus(server, door))), { timeout: 20_000 })
      .toEqual(doors.map(({ open }) => open));
  } finally {
    unlock();
    await line.restore();
    await server.stop();
    await Promise.all([line.close(), upstream.close(), operator.end({ timeout: 1 })]);
    await database.drop();
  }
});
