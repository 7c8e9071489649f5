import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { catalog } from "../entities/served-catalog";
import { readOnce } from "./kept";
import { answerQuery, readQueryRequest } from "./query/answer";
import { callerWith } from "./testing/caller";
import { openTestDatabase, type TestDatabase } from "./testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const read = (key: readonly unknown[], value: string, over = catalog) => {
  const reading = vi.fn(() => value);
  return { value: readOnce(over, key, reading), times: reading.mock.calls.length };
};

test("a reading is kept by all that it depends on, for its catalogue, and the least recently used makes room", () => {
  const own = { ...catalog };
  expect(read(["a", { b: 1 }], "first", own)).toEqual({ value: "first", times: 1 });
  expect(read(["a", { b: 1 }], "second", own)).toEqual({ value: "first", times: 0 });
  for (const key of [["a", { b: "1" }], ["a"], ["a", { b: 1 }, null]])
    expect(read(key, "other", own)).toEqual({ value: "other", times: 1 });
  expect(read(["a", { b: 1 }], "elsewhere", { ...catalog }).value).toBe("elsewhere");
  for (let n = 0; n < 299; n++) {
    read(["many", n], "x", own);
    read(["a", { b: 1 }], "third", own);
  }
  expect(read(["a", { b: 1 }], "third", own).value).toBe("first");
  expect(read(["a"], "again", own)).toEqual({ value: "again", times: 1 });
});

test("what cannot be read, and what is too long to keep, is read each time", () => {
  const fail = vi.fn(() => {
    throw new Error("no");
  });
  for (let n = 0; n < 2; n++) expect(() => readOnce(catalog, ["fails"], fail)).toThrow("no");
  expect(fail).toHaveBeenCalledTimes(2);
  const long = "x".repeat(5000);
  expect([read([long], "1").times, read([long], "2").value]).toEqual([1, "2"]);
});

test("a query that was answered before asks for scopes anew, and its values are those of this call", async () => {
  const text = "products(limit: $n) { id, category { name } }";
  const ask = (variables: Record<string, unknown>, ...scopes: string[]) =>
    answerQuery(readQueryRequest({ query: text, variables }), {
      catalog,
      db: database.db,
      caller: callerWith(...scopes),
    }).then((body) => JSON.parse(body).products.length);
  expect([await ask({ n: 2 }, "read"), await ask({ n: 2 }, "read"), await ask({ n: 3 }, "read")]).toEqual([2, 2, 3]);
  await expect(ask({ n: 2 }, "products:read")).rejects.toMatchObject({ code: "insufficient_scope" });
});
