import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test, vi } from "vitest";
import { asTransaction, requireNoTransaction } from "../../db/open-transaction";
import { cached } from "./cached";
import { announce } from "./changes";

const db = { requireNoTransaction };

afterEach(() => {
  vi.useRealTimers();
});

test("a value that ends by time is loaded anew once it has ended, though nobody changed anything", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1000 });
  const loads = [{ ends: new Date(2000) }, { ends: null }];
  const read = vi.fn(async () => loads.shift() ?? { ends: null });
  const value = cached(db, ["settings"], read, { getEnd: ({ ends }) => ends });
  await value();
  vi.setSystemTime(1999);
  await value();
  expect(read).toHaveBeenCalledTimes(1);
  vi.setSystemTime(2000);
  expect(await value()).toEqual({ ends: null });
  await value();
  expect(read).toHaveBeenCalledTimes(2);
});

test("a value is not asked for within a transaction, whose end its load may wait for", async () => {
  const value = cached(db, ["settings"], async () => 1);
  await value();
  await expect(asTransaction(async () => value())).rejects.toThrow("within a transaction");
  expect(await value()).toBe(1);
});

test("what remembers for a runtime that is gone goes with it, and what is held still hears of changes", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const make = () => {
    const read = async () => ({ loaded: true });
    return { read, value: cached(db, ["settings"], read) };
  };
  const held = make();
  const gone = await (async () => {
    const { read, value } = make();
    await value();
    return new WeakRef(read);
  })();
  const before = held.value();
  const isGone = () => {
    collect();
    return gone.deref() === undefined;
  };
  await expect.poll(isGone).toBe(true);
  await announce({ all: async () => [], afterCommit: (callback: () => void) => callback() } as never, ["settings"]);
  expect(await held.value()).not.toBe(await before);
});
