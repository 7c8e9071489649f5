import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Database } from "../../db/client";
import { announce, type ChangeTag } from "./changes";
import { Remembered } from "./remembered";

interface Thing {
  name: string;
  tags: ChangeTag[];
  end: number | null;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A database to which a change is announced, and that commits at once. */
const db = { all: async () => [], afterCommit: (callback: () => void) => callback() } as unknown as Database;

const remember = (most = 10) => new Remembered<Thing>({ most, getTags: ({ tags }) => tags, getEnd: ({ end }) => end });

const thing =
  (name: string, tags: ChangeTag[] = [], end: number | null = null) =>
  async () => ({ name, tags, end });

const ask = async (remembered: Remembered<Thing>, key: string, read: () => Promise<Thing | undefined>) =>
  (await remembered.get(key, read))?.name;

test("a value is read once, until one of the things is changed that it was read from", async () => {
  const remembered = remember();
  await ask(remembered, "a", thing("first", ["user:1", "role:x"]));
  await ask(remembered, "b", thing("other", ["user:2", "role:x"]));
  await announce(db, ["user:3"]);
  expect(await ask(remembered, "a", thing("second"))).toBe("first");
  await announce(db, ["user:1"]);
  expect(await ask(remembered, "a", thing("second", ["user:1"]))).toBe("second");
  expect(await ask(remembered, "b", thing("another"))).toBe("other");
  await announce(db, ["role:x"]);
  expect(await ask(remembered, "a", thing("third"))).toBe("second");
  expect(await ask(remembered, "b", thing("another"))).toBe("another");
});

test("a value ends in time, and one that has ended is not remembered", async () => {
  const remembered = remember();
  await ask(remembered, "a", thing("first", [], 2000));
  vi.setSystemTime(1999);
  expect(await ask(remembered, "a", thing("second"))).toBe("first");
  vi.setSystemTime(2000);
  expect(await ask(remembered, "a", thing("ended", [], 2000))).toBe("ended");
  expect(await ask(remembered, "a", thing("third"))).toBe("third");
});

test("what a change overtakes while it is read is used, and not remembered", async () => {
  const remembered = remember();
  const read = async () => {
    await announce(db, ["user:9"]);
    return { name: "old", tags: [], end: null };
  };
  expect(await ask(remembered, "a", read)).toBe("old");
  expect(await ask(remembered, "a", thing("new"))).toBe("new");
});

test("what is not there, or cannot be read, is asked for again", async () => {
  const remembered = remember();
  expect(await ask(remembered, "a", async () => undefined)).toBeUndefined();
  await expect(ask(remembered, "a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await ask(remembered, "a", thing("there"))).toBe("there");
});

test("the least recently used makes room", async () => {
  const remembered = remember(2);
  await ask(remembered, "a", thing("a1"));
  await ask(remembered, "b", thing("b1"));
  await ask(remembered, "a", thing("a2"));
  await ask(remembered, "c", thing("c1"));
  expect(await ask(remembered, "a", thing("a3"))).toBe("a1");
  expect(await ask(remembered, "b", thing("b2"))).toBe("b2");
});
