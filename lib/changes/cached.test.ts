import { afterEach, expect, test, vi } from "vitest";
import { asTransaction, requireNoTransaction } from "../../db/open-transaction";
import { cached } from "./cached";

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
