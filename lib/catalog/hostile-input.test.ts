import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../entities/served-catalog";
import { answerQuery, readQueryRequest } from "./query/answer";
import { createResource, listResources, readRowName, updateResource } from "./resources/answer";
import { callerWith } from "./testing/caller";
import { openTestDatabase, type TestDatabase } from "./testing/database";
import { isCleanRefusal, odataOver } from "./testing/odata";

let database: TestDatabase;
const odata = odataOver(() => database);
const caller = callerWith("read", "write");
const products = catalog.find("products") ?? expect.unreachable("products are declared");
const context = () => ({ catalog, db: database.db, caller, base: "https://api.example" });

beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const NASTY = [
  "'",
  '"',
  "\\",
  "';drop table products;--",
  "1 eq 1; drop table products",
  "\0",
  "a\0b",
  "\ud800",
  "😀",
  "\u202e",
  "%00",
  "%",
  "%zz",
  "$1",
  "#{1}",
  "{{1}}",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "-0",
  "1e400",
  "9".repeat(400),
  "-9223372036854775809",
  "0x10",
  "(".repeat(5000),
  ")".repeat(5000),
  "[".repeat(5000),
  "not ".repeat(5000),
  "-".repeat(5000),
  "a/".repeat(2000),
  "x".repeat(40_000),
  "products/any(p:".repeat(20),
  "concat(".repeat(200),
  "now() add duration'P999999D'",
  "createdAt add duration'P999999D' gt now()",
  "substring(name,2147483647,2147483647) eq ''",
  "substring(name,99999999999) eq ''",
  "price mul 1e39 mul 1e39 gt 0",
  "round(price div 0) eq 1",
  "stock mod 0 eq 0",
  "id eq 99999999999999999999",
  "createdAt eq 2026-02-30T00:00:00Z",
  "createdAt eq 9999-12-31T23:59:59.999999999999Z",
  "name like '\\\\'",
  "",
  " ",
  "\t\n",
];

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 20 }),
);

/** Answered, or refused cleanly; anything else is the failure that is looked for. */
async function getOutcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
    return "answered";
  } catch (error) {
    return isCleanRefusal(error) || (error as { kind?: string }).kind === "conflict" ? "refused" : error;
  }
}

async function expectClean(work: () => Promise<unknown>): Promise<void> {
  expect(["answered", "refused"]).toContain(await getOutcome(work));
}

const query = (text: string, variables: Record<string, unknown> = {}) =>
  answerQuery(readQueryRequest({ query: text, variables }), { catalog, db: database.db, caller });

// A lone surrogate cannot be percent-encoded; on the wire it comes as broken UTF-8.
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");
const encoded = (text: string) => encodeURIComponent(wellFormed(text));

describe("whatever stands in any position is answered or refused, never an error of ours", () => {
  const positions: Record<string, (text: string) => Promise<unknown>> = {
    "a query": (text) => query(text),
    "a field of a query": (text) => query(`products { ${text} }`),
    "a condition of a query": (text) => query(`products(where: ${JSON.stringify(text)}, limit: 1) { id }`),
    "a text in a condition": (text) =>
      query(`products(where: "name = $v or name like $v", limit: 1) { id }`, { v: text }),
    "a variable of a query": (text) => query(`products(where: $w, limit: 1) { id }`, { w: text, [text]: text }),
    "a sort field of a query": (text) => query(`products(orderBy: [${text}@asc], limit: 1) { id }`),
    "an alias of a query": (text) => query(`products(limit: 1) { id as ${text} }`),
    $filter: (text) => odata(`/odata/products?$top=1&$filter=${encoded(text)}`),
    "a text in $filter": (text) => odata(`/odata/products?$top=1&$filter=name eq '${encoded(text)}'`),
    $orderby: (text) => odata(`/odata/products?$top=1&$orderby=${encoded(text)}`),
    $select: (text) => odata(`/odata/products?$top=1&$select=${encoded(text)}`),
    $expand: (text) => odata(`/odata/categories?$top=1&$expand=${encoded(text)}`),
    "options of $expand": (text) => odata(`/odata/categories?$top=1&$expand=products($filter=${encoded(text)})`),
    $search: (text) => odata(`/odata/products?$top=1&$search=${encoded(text)}`),
    $apply: (text) => odata(`/odata/products?$apply=${encoded(text)}`),
    "$top and $skip": (text) => odata(`/odata/products?$top=${encoded(text)}&$skip=${encoded(text)}`),
    $skiptoken: (text) => odata(`/odata/products?$top=1&$skiptoken=${encoded(text)}`),
    "a forged $skiptoken": (text) =>
      odata(
        `/odata/products?$orderby=name&$top=1&$skiptoken=${Buffer.from(JSON.stringify([text, text])).toString("base64url")}`,
      ),
    "a key": (text) => odata(`/odata/products(sku='${encoded(text)}')`),
    "an address": (text) => odata(`/odata/${encoded(text)}`),
    "a query string": (text) => odata(`/odata/products?$top=1&${wellFormed(text).replaceAll("#", "")}`),
    "a parameter of a list": (text) =>
      listResources(context(), products, new URL(`http://x/api/v1/products?perPage=1&name=${encoded(text)}`)),
    "the name of a parameter": (text) =>
      listResources(context(), products, new URL(`http://x/api/v1/products?perPage=1&${encoded(text)}=1`)),
    "a search of a list": (text) =>
      listResources(context(), products, new URL(`http://x/api/v1/products?perPage=1&q=${encoded(text)}`)),
    "where of a list": (text) =>
      listResources(context(), products, new URL(`http://x/api/v1/products?perPage=1&where=${encoded(text)}`)),
    "the id of a row": async (text) => readRowName(products, text),
    "a member of a body": (text) =>
      updateResource(context(), products, readRowName(products, "240"), {
        body: JSON.parse(`{${JSON.stringify(text)}:1}`),
        ifMatch: text,
      }),
    "a value of a body": (text) =>
      updateResource(context(), products, readRowName(products, "240"), {
        body: { name: text, sku: text, description: text, category: text },
        ifMatch: null,
      }),
  };

  test.each(Object.keys(positions))("%s", async (name) => {
    const send = positions[name];
    if (!send) throw new Error("a position");
    for (const text of NASTY) await expectClean(() => send(text));
    await fc.assert(
      fc.asyncProperty(nasty, (text) => expectClean(() => send(text))),
      { numRuns: 10 },
    );
  });

  test("a body of any shape", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (body) => {
        await expectClean(() => createResource(context(), products, body));
        await expectClean(async () => readQueryRequest(body));
        await expectClean(() => odata("/odata/products", { method: "POST", body: JSON.stringify(body) }));
      }),
      { numRuns: 40 },
    );
  });

  test("and the rows are all still there", async () => {
    const [row] = await database.db.all<{ n: number }>("select count(*)::int as n from products where id <= 240");
    expect(row?.n).toBe(240);
  });
});

describe("an expression that would be written twice at every level", () => {
  const nested = (around: (inner: string) => string) =>
    Array(40)
      .fill(around)
      .reduce((inner, one) => one(inner), "active");
  const refusal = { code: "validation", message: expect.stringContaining("at most 300 operators") };

  test.each([
    ["in", nested((inner) => `(${inner} in (active, active))`)],
    ["between", nested((inner) => `(${inner} between active and active)`)],
  ])("is refused while it is read: %s in a query", async (_, where) => {
    await expect(query(`products(where: ${JSON.stringify(where)}) { id }`)).rejects.toMatchObject(refusal);
  });

  test("is refused while it is read: in in $filter", async () => {
    const where = nested((inner) => `(${inner} in (active,active))`);
    await expect(odata(`/odata/products?$filter=${encoded(where)}`)).rejects.toMatchObject(refusal);
  });

  test("is answered where it comes to little", async () => {
    expect(await query('products(where: "id in (1, 2, stock, id)", limit: 1) { id }')).toBeDefined();
  });
});

describe("work that nothing could stop is not begun", () => {
  test("in the embedded database, which runs inside the process", async () => {
    if (database.db.driver !== "pglite") return;
    await database.db.all("insert into products (name, category_id) select 'Bulk', 1 from generate_series(1, 10000)");
    const nested = "category/products/$count($filter=stock lt -1) gt 0";
    await expect(odata(`/odata/products?$filter=${nested}`)).rejects.toMatchObject({
      code: "validation",
      message: expect.stringContaining("more work"),
    });
    expect(
      (await odata("/odata/categories?$filter=products/any(p:p/price gt 100)&$expand=products($top=1)")).status,
    ).toBe(200);
    await database.db.all("delete from products where name = 'Bulk'");
  });
});
