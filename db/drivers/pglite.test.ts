import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../client";
import { isDatabaseAway } from "../errors";
import { NO_SEALER } from "../open-database";
import { openPglite } from "./pglite";

/** Would take hours. */
const ENDLESS = "select count(*) from generate_series(1, 10000000) a, generate_series(1, 10000000) b";

let folder: string;
let db: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gatehouse-pglite-"));
  db = await openPglite({ folder: join(folder, "db") }, NO_SEALER, { statement: 2_000, bounded: 200 });
  await db.script("create table notes (text text primary key)");
}, 60_000);
beforeEach(() => db.script("truncate notes"));
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const notes = async () =>
  (await db.all<{ text: string }>("select text from notes order by text")).map((row) => row.text);
const insert = (text: string, into = db) => into.all("insert into notes values ($1)", [text]);

describe("a statement that works for long", () => {
  test("leaves the event loop free", async () => {
    const order: string[] = [];
    const working = db.all("select count(*) from generate_series(1, 300000)").then(() => order.push("statement"));
    await sleep(1).then(() => order.push("timer"));
    await working;
    expect(order).toEqual(["timer", "statement"]);
  });

  test("is cut off, and everything else is done as if it had not been there", async () => {
    await insert("before");
    const cut = db.bounded(ENDLESS);
    const others = [insert("beside"), db.all<{ one: number }>("select 1 as one")];
    await expect(cut).rejects.toMatchObject({ code: "57014" });
    expect(await Promise.all(others)).toEqual([[], [{ one: 1 }]]);
    expect(await notes()).toEqual(["before", "beside"]);
  });

  test("takes its transaction with it, whatever is tried after", async () => {
    const lost = db.transaction(async (tx) => {
      await insert("first", tx);
      await tx.bounded(ENDLESS).catch(() => undefined);
      await expect(insert("second", tx)).rejects.toMatchObject({ code: "25P02" });
    });
    await expect(lost).rejects.toMatchObject({ code: "25P02" });
    expect(await notes()).toEqual([]);
  });

  test("costs nobody a notification that comes later", async () => {
    const heard: string[] = [];
    await db.listen("news", (payload) => heard.push(payload));
    await expect(db.bounded(ENDLESS)).rejects.toMatchObject({ code: "57014" });
    await db.all("select pg_notify('news', 'later')");
    await expect.poll(() => heard).toEqual(["later"]);
  });
});

describe("a transaction", () => {
  test("has the session to itself, and the order of the calls holds around it", async () => {
    const seen: string[][] = [];
    await Promise.all([
      insert("a"),
      db.transaction(async (tx) => {
        seen.push((await tx.all<{ text: string }>("select text from notes order by text")).map(({ text }) => text));
        await sleep(5);
        await insert("b", tx);
        seen.push((await tx.all<{ text: string }>("select text from notes order by text")).map(({ text }) => text));
      }),
      insert("c"),
      db.transaction((tx) => insert("d", tx)),
    ]);
    expect(seen).toEqual([["a"], ["a", "b"]]);
    expect(await notes()).toEqual(["a", "b", "c", "d"]);
  });

  test("that fails keeps nothing and leaves the session to the next", async () => {
    const failed = db.transaction(async (tx) => {
      await insert("a", tx);
      await insert("a", tx);
    });
    await expect(failed).rejects.toMatchObject({ code: "23505", constraint: "notes_pkey" });
    expect(await notes()).toEqual([]);
  });

  test("whose work asks past it is refused, where both would wait for each other for ever", async () => {
    const past = (ask: () => Promise<unknown>) =>
      db.transaction(async (tx) => {
        await insert("a", tx);
        await ask();
      });
    await expect(past(notes)).rejects.toThrow("within a transaction");
    await expect(past(() => db.transaction(async () => undefined))).rejects.toThrow("within a transaction");
    expect(await notes()).toEqual([]);
  });
});

test("a folder that cannot be opened is an error, not a wait", async () => {
  await expect(openPglite({ folder: "/dev/null/db" }, NO_SEALER)).rejects.toThrow();
});

test("values keep their types over the thread: bytes, arrays, moments and numbers beyond a double", async () => {
  const [row] = await db.all(
    "select $1::bytea as bytes, $2::text[] as list, $3::timestamptz at time zone 'UTC' as moment, $4::bigint as large, $5::boolean as yes",
    [new Uint8Array([0, 255]), ["a", null], new Date(0), "9007199254740993", true],
  );
  expect(row).toEqual({
    bytes: new Uint8Array([0, 255]),
    list: ["a", null],
    moment: "1970-01-01 00:00:00",
    large: "9007199254740993",
    yes: true,
  });
});

test("a disk that is nearly full refuses writes as long as it is, says so, and is read from", async () => {
  const place = { folder: join(folder, "full") };
  const limits = { statement: 30_000, bounded: 5_000 };
  const roomy = await openPglite(place, NO_SEALER, limits);
  await roomy.script("create table notes (text text primary key); insert into notes values ('before')");
  await roomy.close();

  const full = await openPglite(place, NO_SEALER, { ...limits, leastRoom: Number.MAX_SAFE_INTEGER });
  expect(await full.all("select text from notes")).toEqual([{ text: "before" }]);
  const refusal = await insert("lost", full).catch((error: unknown) => error);
  expect([isDatabaseAway(refusal), String(refusal)]).toEqual([true, expect.stringContaining("nearly full")]);
  await expect(full.transaction((tx) => insert("lost", tx))).rejects.toThrow("nearly full");
  await full.close();

  const again = await openPglite(place, NO_SEALER, limits);
  await insert("after", again);
  expect(await again.all("select text from notes order by text desc")).toEqual([{ text: "before" }, { text: "after" }]);
  await again.close();
});
