import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../entities/served-catalog";
import { answerQuery, readQueryRequest } from "./query/answer";
import { listResources } from "./resources/answer";
import { callerWith } from "./testing/caller";
import { openTestDatabase, type TestDatabase } from "./testing/database";
import { odataOver } from "./testing/odata";

let database: TestDatabase;
const odata = odataOver(() => database);
const caller = callerWith("read");
const products = catalog.find("products") ?? expect.unreachable("products are declared");

beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const query = (text: string, variables: Record<string, unknown> = {}) =>
  answerQuery(readQueryRequest({ query: text, variables }), { catalog, db: database.db, caller });

const filter = (text: string) => odata(`/odata/products?$top=1&$filter=${encodeURIComponent(text)}`);
const list = (parameters: Record<string, string>) =>
  listResources(
    { catalog, db: database.db, caller, base: "https://api.example" },
    products,
    new URL(`https://api.example/api/v1/products?${new URLSearchParams(parameters)}`),
  );

const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, i) => make(i));
const or = (count: number, make: (index: number) => string) => times(count, make).join(" or ");
const refusal = (words: string) => ({ code: "validation", message: expect.stringContaining(words) });

describe("texts that repeat a character cost what they may be compared, and are refused before they are", () => {
  const A = "a".repeat(2000);
  const forARow = refusal("take too long to compare with one row. Use shorter or fewer texts and patterns");

  test("like and ilike of a query", async () => {
    const variables = Object.fromEntries(times(45, (index) => [`v${index}`, `%${A}b${index}%`]));
    const ilike = or(45, (index) => `description ilike $v${index}`);
    await expect(query(`products(where: ${JSON.stringify(ilike)}) { id }`, variables)).rejects.toMatchObject(forARow);
    await expect(query('products(where: "description like $v") { id }', { v: `%${A}${A}b%` })).rejects.toMatchObject(
      forARow,
    );
  });

  test("contains and indexof, of texts and of fields", async () => {
    await expect(filter(or(4, (index) => `contains(description,'${index}b${A}')`))).rejects.toMatchObject(forARow);
    await expect(filter("contains(description,concat(description,'b'))")).rejects.toMatchObject(forARow);
    await expect(filter("indexof(description,description) gt 0")).rejects.toMatchObject(forARow);
  });

  test("$search, and the search and the conditions of a list", async () => {
    const words = times(4, (index) => `${index}b${A}`);
    await expect(odata(`/odata/products?$search=${words.join(" OR ")}`)).rejects.toMatchObject(forARow);
    await expect(list({ q: words.join(" ") })).rejects.toMatchObject(forARow);
    await expect(list({ "description[contains]": `b${A}${A}` })).rejects.toMatchObject(forARow);
  });

  test("conditions on related rows, and what is shown of a row", async () => {
    const long = or(4, (index) => `contains(p/description,'${index}b${A}')`);
    await expect(odata(`/odata/categories?$filter=products/any(p:${long})`)).rejects.toMatchObject(forARow);
    await expect(query("products { indexOf(concat(name, description), description) as x }")).rejects.toMatchObject(
      forARow,
    );
  });

  test("and ordinary ones are answered", async () => {
    const prose = or(20, (index) => `contains(description,'wireless keyboard ${index}')`);
    expect((await filter(prose)).status).toBe(200);
    expect((await odata("/odata/products?$search=keyboard OR mouse NOT screen")).status).toBe(200);
    expect(await list({ q: "desk lamp" })).toBeDefined();
  });
});

describe("what a list costs grows with the texts that stand in the rows", () => {
  const where = or(20, (index) => `description ilike '%aaaaaaaa${index}%'`);
  const ask = () => query(`products(where: ${JSON.stringify(where)}) { id }`);
  const multiplied = () => filter(`${times(120, () => "(price add 99999999999999999999)").join(" mul ")} gt 0`);

  test("in the embedded database, however small they are on the disk", async () => {
    if (database.db.driver !== "pglite") return;
    expect(await ask()).toBeDefined();
    // PostgreSQL compresses these to a hundredth.
    await database.db.all(
      "insert into products (name, description) select 'Long', repeat('a', 10000) from generate_series(1, 500)",
    );
    await expect(ask()).rejects.toMatchObject(refusal("more work"));
    await database.db.all("delete from products where name = 'Long'");
  });

  test("and with the rows, for numbers too", async () => {
    if (database.db.driver !== "pglite") return;
    await database.db.all("insert into products (name) select 'Bulk' from generate_series(1, 20000)");
    await expect(multiplied()).rejects.toMatchObject({ code: "validation" });
    expect((await filter("contains(description,'keyboard') and price mul stock gt 100")).status).toBe(200);
    await database.db.all("delete from products where name = 'Bulk'");
  });
});

test("an answer that would be too long to write in one piece is refused, however its rows are asked for", async () => {
  await database.db.all(
    "insert into products (name, description) select 'Huge', repeat('a', 10000) from generate_series(1, 1000)",
  );
  const part = (alias: string) => `${alias}: products(where: "name = 'Huge'") { description }`;
  const { products: rows } = JSON.parse(await query(`products(where: "name = 'Huge'") { description }`));
  expect(rows).toHaveLength(1000);
  await expect(query(times(4, (index) => part(`a${index}`)).join(" "))).rejects.toMatchObject(
    refusal("longer than 32 MB. Ask for fewer rows or fields"),
  );
  await database.db.all("delete from products where name = 'Huge'");
});

test("a list of values finds each as it is written", async () => {
  const names = ['a"b', "a\\b", "{a}", "a,b", "NULL", ""];
  await database.db.all("insert into products (name) select * from json_array_elements_text($1::json)", [
    JSON.stringify(names),
  ]);
  const found = await query('products(where: "name in $names", orderBy: [id@asc]) { name }', { names });
  expect(JSON.parse(found)).toEqual({ products: names.map((name) => ({ name })) });
});
