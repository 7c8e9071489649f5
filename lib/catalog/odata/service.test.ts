import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../entities/served-catalog";
import { callerWith } from "../testing/caller";
import { openTestDatabase, type TestDatabase } from "../testing/database";
import { isCleanRefusal, type ODataEntity, odataOver } from "../testing/odata";

let database: TestDatabase;
const send = odataOver(() => database);
const get = (path: string, headers: Record<string, string> = {}) => send(path, { headers });
const post = (path: string, body: unknown, init: RequestInit = {}) =>
  send(path, { method: "POST", body: JSON.stringify(body), ...init });

beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

/** Follows next links from a path to the end. */
async function follow(path: string, headers: Record<string, string>, between?: (page: number) => Promise<unknown>) {
  const rows: { id: number }[] = [];
  const pages: number[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { json } = await get(next, headers);
    rows.push(...json.value);
    pages.push(json.value.length);
    await between?.(pages.length);
    next = json["@odata.nextLink"]?.replace("https://api.example", "");
  }
  return { rows, pages };
}

describe("a list", () => {
  test("of the published request has what it selects, with its context and version", async () => {
    const query = new URLSearchParams({
      $select: "id,name,price,stock",
      $filter: "stock gt 0",
      $top: "2",
      $orderby: "name asc",
    });
    const { status, headers, json } = await get(`/odata/products?${query}`);
    expect({ status, version: headers.get("odata-version"), type: headers.get("content-type") }).toEqual({
      status: 200,
      version: "4.0",
      type: "application/json;odata.metadata=minimal;charset=utf-8",
    });
    expect(json).toEqual({
      "@odata.context": "https://api.example/odata/$metadata#products(id,name,price,stock)",
      value: [
        { "@odata.etag": expect.stringMatching(/^W\/"\d+"$/), id: 161, name: "Alder Desk Lamp", price: 79, stock: 38 },
        { "@odata.etag": expect.stringMatching(/^W\/"\d+"$/), id: 26, name: "Antigua Slopes", price: 11.9, stock: 70 },
      ],
    });
  });

  test.each([
    ["$filter=price gt 100 and not contains(name,'Iron')&$count=true&$top=0", { "@odata.count": 9, value: [] }],
    ["$filter=sku in ('TEA-001','TEA-002')&$select=id", { value: [{ id: 1 }, { id: 2 }] }],
    [
      "$filter=category/name eq 'Tea' and startswith(name,'C')&$select=name&$orderby=tolower(name) desc",
      {
        value: [
          { name: "Crème de Assam" },
          { name: "Cloud Terrace Oolong" },
          { name: "Ceremony Matcha" },
          { name: "Cellar Aged Pu-erh" },
        ],
      },
    ],
    [
      "$filter=(price add 1) mul 2 eq 12.8&$select=sku",
      { value: [{ sku: "COF-015" }, { sku: "CHO-006" }, { sku: "PRE-005" }, { sku: "PRE-006" }] },
    ],
    ["$filter=price eq @p&@p=8.9&$select=sku&$orderby=id&$top=1", { value: [{ sku: "TEA-001" }] }],
    ["filter=id eq 1&select=id", { value: [{ id: 1 }] }],
    ["$filter=id EQ 1 OR id eq 2&$select=id", { value: [{ id: 1 }, { id: 2 }] }],
    ["$filter=uid eq dfdc7989-a758-b4cb-08e0-ea1ade9b8fd3&$select=id", { value: [{ id: 1 }] }],
    [
      "$filter=createdAt lt 2026-01-07T18:00:00Z and year(createdAt) eq 2026 and hour(createdAt) eq 17&$select=id",
      { value: [{ id: 1 }] },
    ],
    ["$filter=date(createdAt) eq 2026-01-07&$count=true&$top=0", { "@odata.count": 4, value: [] }],
    ["$filter=createdAt sub 2026-01-07T17:57:00Z eq duration'PT97M'&$select=id", { value: [{ id: 2 }] }],
    ["$filter=categoryId eq null&$select=id", { value: [] }],
    ["$filter=category eq null&$select=id", { value: [] }],
    ["$search=matcha AND NOT kitchen&$select=name", { value: [{ name: "Ceremony Matcha" }] }],
    [
      '$search="soy candle" OR beeswax&$select=name&$orderby=name',
      { value: [{ name: "Beeswax Candles" }, { name: "Soy Candle Cedar" }, { name: "Soy Candle Fig" }] },
    ],
    [
      "$apply=filter(price gt 100)/groupby((currency),aggregate(price with max as dearest,$count as n))",
      { value: [{ currency: "EUR", dearest: 249, n: 10 }] },
    ],
    ["$apply=aggregate(price with average as mean,id with countdistinct as n)", { value: [{ mean: 26.735, n: 240 }] }],
  ])("answers %s", async (options, expected) => {
    const { json } = await get(`/odata/products?${encodeURI(options)}`, {
      accept: "application/json;odata.metadata=none",
    });
    expect(json).toEqual(expected);
  });

  test("nests expanded relations with options of their own, and tells where they go on", async () => {
    const query =
      "$select=name&$top=2&$expand=products($select=id;$filter=price lt 10;$orderby=price desc;$top=2;$count=true)";
    const { json } = await get(`/odata/categories?${query}`, { accept: "application/json;odata.metadata=none" });
    expect(json.value).toEqual([
      { name: "Tea", "products@odata.count": 9, products: [{ id: 14 }, { id: 2 }] },
      { name: "Coffee", "products@odata.count": 4, products: [{ id: 34 }, { id: 33 }] },
    ]);
    await database.db.all(
      "insert into products (name, category_id) select 'Many ' || i, 12 from generate_series(1, 150) i",
    );
    const many = await get(
      "/odata/categories?$filter=id eq 12&$expand=products($select=id;$filter=startswith(name,'Many'))",
    );
    const [first] = many.json.value;
    const products = first?.products as ODataEntity[];
    expect(products).toHaveLength(100);
    const rest = await follow(String(first?.["products@odata.nextLink"]).replace("https://api.example", ""), {});
    expect(new Set([...products, ...rest.rows].map(({ id }) => id)).size).toBe(150);
    await database.db.all("delete from products where name like 'Many %'");
  });

  test("is paged by links that keep its options, and each row is there once", async () => {
    const { rows, pages } = await follow(
      "/odata/products?$select=id,price&$filter=active&$orderby=price desc,currency&$count=true",
      { prefer: "odata.maxpagesize=40" },
    );
    const all = await get("/odata/products?$select=id,price&$filter=active&$orderby=price desc,currency");
    expect(rows).toEqual(all.json.value);
    expect(pages.slice(0, -1).every((length) => length === 40)).toBe(true);
  });

  test("keeps $top and $skip over its pages", async () => {
    const { rows, pages } = await follow("/odata/products?$select=id&$skip=5&$top=25", {
      prefer: "odata.maxpagesize=10",
    });
    expect(pages).toEqual([10, 10, 5]);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, index) => index + 6));
  });

  test("neither skips nor repeats a row while rows before the page come and go", async () => {
    const churn = async (page: number) => {
      await database.db.all("insert into products (sku, name) values ($1, '!first')", [`churn-${page}`]);
      await database.db.all("delete from products where sku = $1", [`churn-${page - 1}`]);
    };
    const { rows } = await follow(
      "/odata/products?$select=id,name&$orderby=name&$filter=name ne '!first'",
      { prefer: "maxpagesize=50" },
      churn,
    );
    expect(rows).toHaveLength(240);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(240);
    await database.db.all("delete from products where name = '!first'");
  });

  test("goes on after null, which comes first in ascending and last in descending order", async () => {
    await database.db.all("insert into products (sku, name) values ('null-1', 'A'), ('null-2', 'B'), ('null-3', 'C')");
    for (const order of ["categoryId", "categoryId desc", "category/name desc,name"]) {
      const { rows } = await follow(`/odata/products?$select=id,sku&$orderby=${order}`, { prefer: "maxpagesize=2" });
      expect(rows).toHaveLength(243);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(243);
    }
    await database.db.all("delete from products where sku like 'null-%'");
  }, 60_000);
});

describe("one row", () => {
  test("is found by key, alternate key and key segment, with its version", async () => {
    for (const path of [
      "products(1)",
      "products(id=1)",
      "products(sku='TEA-001')",
      "products/1",
      "products/dfdc7989a758b4cb08e0ea1ade9b8fd3",
    ]) {
      const { json, headers } = await get(`/odata/${path}?$select=id,name`);
      expect(json).toMatchObject({ id: 1, name: "Morning Lantern Black Tea", "@odata.etag": headers.get("etag") });
    }
    const { headers } = await get("/odata/products(1)");
    const again = await get("/odata/products(1)", { "if-none-match": headers.get("etag") ?? "" });
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: "" });
  });

  test.each([
    ["products(1)/name", { value: "Morning Lantern Black Tea" }],
    ["products(1)/category/name", { value: "Tea" }],
    ["categories(1)/products(2)/sku", { value: "TEA-002" }],
    ["products(1)/category?$select=name", { name: "Tea" }],
    ["categories(1)/products?$select=id&$top=1&$skip=1", { value: [{ id: 2 }] }],
  ])("leads to %s", async (path, expected) => {
    const asked = get(`/odata/${path}`, { accept: "application/json;odata.metadata=none" });
    expect((await asked).json).toEqual(expected);
  });

  test.each([
    ["products(1)/name/$value", "Morning Lantern Black Tea"],
    ["products/$count", "240"],
    ["products/$count?$filter=price gt 100", "10"],
    ["categories(1)/products/$count?$search=matcha", "2"],
  ])("gives %s as plain text", async (path, expected) => {
    const { text, headers } = await get(`/odata/${path}`);
    expect({ text, type: headers.get("content-type") }).toEqual({ text: expected, type: "text/plain;charset=utf-8" });
  });

  test("that there is not is a 404, and a relation that leads nowhere is empty", async () => {
    for (const path of [
      "products(9999)",
      "categories(99)/products",
      "categories(1)/products(21)",
      "products(1)/nothing",
      "nothing",
    ]) {
      await expect(get(`/odata/${path}`)).rejects.toMatchObject({ code: "notFound" });
    }
    await database.db.all("insert into products (id, name) values (500, 'Alone')");
    expect((await get("/odata/products(500)/category")).status).toBe(204);
    expect((await get("/odata/products(500)/categoryId")).status).toBe(204);
    await database.db.all("delete from products where id = 500");
  });

  test("is added, changed under its version and removed", async () => {
    const added = await post("/odata/products", { name: "Kettle", price: 30, "category@odata.bind": "categories(6)" });
    expect(added).toMatchObject({
      status: 201,
      json: { name: "Kettle", price: 30, currency: "EUR", stock: 0, categoryId: 6 },
    });
    const address = `/odata/products(${added.json.id})`;
    expect(added.headers.get("location")).toBe(`https://api.example${address}`);

    const change = (body: object, headers: Record<string, string> = {}) =>
      send(address, { method: "PATCH", body: JSON.stringify(body), headers });
    const etag = added.headers.get("etag") ?? "";
    const changed = await change({ stock: 5, "category@odata.bind": null }, { "if-match": etag });
    expect({ status: changed.status, text: changed.text, moved: changed.headers.get("etag") !== etag }).toEqual({
      status: 204,
      text: "",
      moved: true,
    });
    await expect(change({ stock: 6 }, { "if-match": etag })).rejects.toMatchObject({ code: "preconditionFailed" });
    await expect(send(address, { method: "DELETE", headers: { "if-match": etag } })).rejects.toMatchObject({
      code: "preconditionFailed",
    });
    const shown = await change({ stock: 7 }, { prefer: "return=representation" });
    expect(shown).toMatchObject({ status: 200, json: { stock: 7, categoryId: null } });

    expect((await send(address, { method: "DELETE" })).status).toBe(204);
    await expect(get(address)).rejects.toMatchObject({ code: "notFound" });
  });

  test("is added where it belongs", async () => {
    const { json } = await post("/odata/categories(3)/products", { name: "Bar" });
    expect(json.categoryId).toBe(3);
    await send(`/odata/products(${json.id})`, { method: "DELETE" });
  });
});

describe("the service tells of itself", () => {
  test("in its document, and in metadata as XML unless JSON is asked for", async () => {
    expect((await get("/odata/")).json.value).toEqual(
      catalog.entities.map(({ name }) => ({ name, kind: "EntitySet", url: name })),
    );
    const excel = "application/atomsvc+xml;q=0.8, application/atom+xml;q=0.8, application/json;q=0.7, text/plain;q=0.7";
    expect((await get("/odata", { accept: excel })).status).toBe(200);
    const types = [
      ["", undefined, "application/xml"],
      ["", "application/json", "application/json"],
      ["", "application/xml", "application/xml"],
      ["?$format=json", undefined, "application/json"],
      ["?$format=xml", "application/json", "application/xml"],
    ] as const;
    for (const [query, accept, type] of types) {
      const { headers } = await get(`/odata/$metadata${query}`, accept ? { accept } : {});
      expect(headers.get("content-type")).toBe(`${type};charset=utf-8`);
    }
    await expect(get("/odata/products", { accept: "application/atom+xml" })).rejects.toMatchObject({
      code: "notAcceptable",
    });
  });

  test.each([
    ["products/$count", "text/plain", 200],
    ["products/$count", "text/*;q=0.5", 200],
    ["products/$count", "application/json", 200],
    ["products/$count", "image/png", 406],
    ["products/$count", "text/plain;q=0", 406],
    ["products(1)/name/$value", "text/plain", 200],
    ["products(1)/name/$value", "application/xml", 406],
    ["products(1)/name", "text/plain", 406],
    ["categories(1)/products/$count", "text/plain", 200],
    ["products?$top=1", "application/json;q=0.1, text/html", 200],
    ["products?$top=1", "application/json;q=0, */*", 406],
    ["products?$top=1", "application/json;q=0", 406],
    ["products?$top=1", "*/*;q=0.1", 200],
    ["$metadata", "application/xml;q=0, */*", 200],
    ["$metadata", "text/plain", 406],
  ])("and %s with %s is %d: what an address answers decides", async (path, accept, status) => {
    const answered = await get(`/odata/${path}`, { accept }).then(
      (answer) => answer.status,
      (error) => (error.code === "notAcceptable" ? 406 : error),
    );
    expect(answered).toBe(status);
  });

  test("and writes that answer with nothing are done whatever is accepted", async () => {
    const { json } = await post("/odata/products", { name: "Silent" });
    const accept = "text/plain";
    const body = JSON.stringify({ stock: 1 });
    expect((await send(`/odata/products(${json.id})`, { method: "PATCH", body, headers: { accept } })).status).toBe(
      204,
    );
    const prefer = "return=representation";
    await expect(
      send(`/odata/products(${json.id})`, { method: "PATCH", body, headers: { accept, prefer } }),
    ).rejects.toMatchObject({ code: "notAcceptable" });
    expect((await send(`/odata/products(${json.id})`, { method: "DELETE", headers: { accept } })).status).toBe(204);
  });

  test("with digits kept where a client asks for them", async () => {
    const { json, headers } = await get("/odata/products(1)?$select=price", {
      accept: "application/json;IEEE754Compatible=true",
    });
    expect(json.price).toBe("8.90");
    expect(headers.get("content-type")).toContain("IEEE754Compatible=true");
  });

  test.each([
    ["products?$compute=price mul 2 as double", "$compute"],
    ["products?$expand=category($levels=2)", "$levels"],
    ["products?$filter=cast(price,Edm.String) eq '1'", "cast"],
    ["products?$filter=matchesPattern(name,'a')", "matchesPattern"],
    ["products?$filter=price has Sales.Pattern'Yellow'", "has"],
    ["products?$filter=$root/x eq 1", "$root"],
    ["categories(1)/products?$apply=aggregate($count as n)", "$apply"],
    ["$batch", "$batch"],
    ["products?$apply=topcount(2,price)", "topcount"],
    ["products?$deltatoken=1", "$deltatoken"],
  ])("and says 501 naming what it does not offer: %s", async (path, named) => {
    await expect(get(`/odata/${path}`)).rejects.toMatchObject({
      code: "notImplemented",
      message: expect.stringContaining(named),
    });
  });

  test("and asks for the scope of every entity that a request touches", async () => {
    const narrow = odataOver(() => database, undefined, ["products:read"]);
    expect((await narrow("/odata/products?$select=id&$top=1")).status).toBe(200);
    for (const query of [
      "$expand=category",
      "$filter=category/name eq 'Tea'",
      "$orderby=category/name",
      "$select=id&$expand=category($select=id)",
    ]) {
      await expect(narrow(`/odata/products?${query}`)).rejects.toMatchObject({
        code: "insufficient_scope",
        facts: { scope: "categories:read" },
      });
    }
    expect(callerWith("products:read").scopes).toEqual(["products:read"]);
  });
});

describe("OData's published grammar cases", () => {
  const folder = join(process.cwd(), "..", "shared", "data", "odata");
  const files = [
    "filter",
    "expand",
    "orderby",
    "search",
    "select",
    "compute",
    "count",
    "format",
    "top",
    "skip",
    "skiptoken",
  ];
  const isThere = existsSync(folder);
  interface Case {
    name: string;
    value: string;
    failAt: number | null;
  }

  // The cases are public data that is not part of this project.
  test.skipIf(!isThere).each(files)("of $%s are each answered or refused cleanly", async (option) => {
    const { positive, negative } = JSON.parse(readFileSync(join(folder, `abnf-${option}.json`), "utf8")) as Record<
      "positive" | "negative",
      Case[]
    >;
    for (const { value } of [...positive, ...negative]) {
      // In our terms where it can be: their model has other names.
      const ours = value
        .replace(/\bProducts\b/g, "products")
        .replace(/\bName\b/g, "name")
        .replace(/\bPrice\b/g, "price")
        .replace(/\bRating\b/g, "stock");
      const entity = /products/.test(ours) ? "categories" : "products";
      for (const text of [value, ours]) {
        const outcome = await get(`/odata/${entity}?$${option}=${encodeURIComponent(text)}`).then(
          ({ status }) => status,
          (error: unknown) => (isCleanRefusal(error) ? "refused" : error),
        );
        expect([200, "refused"], `$${option}=${text}`).toContain(outcome);
      }
    }
  });

  test.skipIf(!isThere).each(["commonExpr", "literals"])("of %s likewise", async (file) => {
    const cases = JSON.parse(readFileSync(join(folder, `abnf-${file}.json`), "utf8")) as { input: string }[];
    for (const { input } of cases) {
      for (const text of [input, `${input} eq null`, `name eq ${input}`, `price eq ${input}`]) {
        const outcome = await get(`/odata/products?$top=1&$filter=${encodeURIComponent(text)}`).then(
          ({ status }) => status,
          (error: unknown) => (isCleanRefusal(error) ? "refused" : error),
        );
        expect([200, "refused"], text).toContain(outcome);
      }
    }
  });
});

test("accents are found however they are written, in a filter, a search and a key", async () => {
  const { json } = await post("/odata/products", { sku: "Nai\u0308ve-1", name: "Nai\u0308ve art" });
  expect(json).toMatchObject({ sku: "Na\u00efve-1", name: "Na\u00efve art" });
  for (const text of ["Nai\u0308ve", "Na\u00efve"]) {
    const written = encodeURIComponent(text);
    for (const path of [
      `products?$select=id&$filter=name eq '${written} art'`,
      `products?$select=id&$filter=contains(name,'${written}')`,
      `products?$select=id&$filter=name in ('${written} art')`,
      `products?$select=id&$search=${written}`,
    ]) {
      expect([path, (await get(`/odata/${path}`)).json.value]).toMatchObject([path, [{ id: json.id }]]);
    }
    expect((await get(`/odata/products(sku='${written}-1')`)).json.id).toBe(json.id);
  }
  await send(`/odata/products(${json.id})`, { method: "DELETE" });
});

describe("a refusal says what to write instead", () => {
  test.each([
    ["$filter=createdAt gt 2026-01-01T00:00:00+03:00", "write 2026-01-01T00:00:00%2B03:00."],
    ["$filter=createdAt gt 2026-01-01T00:00:00", "write 2026-01-01T00:00:00Z"],
    ["$filter=createdAt gt 2026-01-01T00:00", "write 2026-01-01T00:00Z"],
    ["$filter=createdAt gt datetime'2026-01-01T00:00:00'", "write 2026-01-01T00:00:00Z."],
    ["$filter=createdAt gt datetimeoffset'2026-01-01T00:00:00Z'", "write 2026-01-01T00:00:00Z."],
    ["$filter=uid eq guid'12345678-1234-1234-1234-123456789012'", "write 12345678-1234-1234-1234-123456789012."],
    ["$filter=price gt 5M", "write 5."],
    ["$filter=price gt 5.5d", "write 5.5."],
    ["$filter=price >= 5", '">=" is written "ge"'],
    ["$filter=price gt 5 %26%26 stock gt 1", '"&&" is written "and"'],
    ["$filter=name == 'x'", '"==" is written "eq"'],
    ["$filter=name = 'x'", "Write eq instead."],
    ["$filter=name like 'A%25'", "Write contains(…)"],
    ["$filter=substringof('a',name)", "called contains here"],
    ["$orderby=name descending", "Write desc instead."],
    ["$inlinecount=allpages", "Write $count=true instead."],
    ["$filter=name eq x", 'Unknown field "x" of products. ($filter'],
  ])("%s", async (query, said) => {
    await expect(get(`/odata/products?${query}`)).rejects.toMatchObject({ message: expect.stringContaining(said) });
  });

  test.each([
    ["guid'12345678-1234-1234-1234-123456789012'", "write 12345678-1234-1234-1234-123456789012."],
    ["12345678-1234-1234-1234-123456789012", "write uid=12345678-1234-1234-1234-123456789012."],
    ["1L", "write 1."],
    ["'1'", "stands without quotes: products(1)."],
    ["sku=TEA-001", "write sku='TEA-001'."],
    ["1,2", "The key of products: Expected the end"],
  ])("the key %s", async (key, said) => {
    await expect(get(`/odata/products(${key})`)).rejects.toMatchObject({ message: expect.stringContaining(said) });
  });

  test("and what only looks like a habit is read as it stands", async () => {
    const filter = "name ne 'datetime''x'' 5M >= guid' and description ne 'a == b && c'";
    expect((await get(`/odata/products?$top=1&$filter=${encodeURIComponent(filter)}`)).status).toBe(200);
  });
});
