import { expect } from "playwright/test";
import { type Account, baseUrl, call, unique } from "../fixtures/account";
import { test } from "../fixtures/test";

// The requests that the documentation on authorization prints for API keys, from its TypeScript and PHP samples.

async function newKey(account: Account): Promise<string> {
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "Reports" });
  return body.key;
}

async function toAnswer(path: string, init: RequestInit) {
  const response = await fetch(baseUrl() + path, init);
  return { status: response.status, body: await response.json() };
}

/** Rows of just the fields that were asked for, each of its type. */
const product = {
  id: expect.any(Number),
  name: expect.any(String),
  price: expect.any(Number),
  stock: expect.any(Number),
};

const QUERIES = {
  TypeScript: "products { \n            id, \n            name, \n            price, \n            stock \n          }",
  PHP: "products { id, name, price, stock }",
};
for (const [language, query] of Object.entries(QUERIES)) {
  test(`Query API, ${language}: products with the four fields`, async ({ account }) => {
    const { status, body } = await toAnswer("/api/query", {
      method: "POST",
      headers: { "X-API-Key": await newKey(account), "Content-Type": "application/json" },
      body: JSON.stringify({ query }),
    });
    expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ["products"] });
    expect(body.products.length).toBeGreaterThan(0);
    expect(body.products).toEqual(body.products.map(() => product));
  });
}

const OPTIONS = { $select: "id,name,price,stock", $filter: "stock gt 0", $top: "100", $orderby: "name asc" };
const ODATA_QUERIES = {
  "as URLSearchParams and http_build_query write it": String(new URLSearchParams(OPTIONS)),
  "as it reads": Object.entries(OPTIONS)
    .map(([name, value]) => `${name}=${value.replaceAll(" ", "%20")}`)
    .join("&"),
};
for (const [words, query] of Object.entries(ODATA_QUERIES)) {
  test(`OData API, ${words}: a hundred products in stock, by name`, async ({ account }) => {
    const { status, body } = await toAnswer(`/odata/products?${query}`, {
      headers: { "X-API-Key": await newKey(account) },
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        "@odata.context": expect.stringMatching(/\$metadata#products\(id,name,price,stock\)$/),
        value: Array.from({ length: 100 }, () => ({ "@odata.etag": expect.any(String), ...product })),
      },
    });
    expect(body.value.every(({ stock }: { stock: number }) => stock > 0)).toBe(true);
  });
}

// The blob of the TypeScript sample has no type; CURLFile of the PHP sample says text/csv.
for (const type of ["", "text/csv"]) {
  test(`Import API with a file of type "${type}": says how many were imported`, async ({ account }) => {
    const key = await newKey(account);
    const mapper = await account.api<{ id: string }>("POST", "/api/portal/mappers", {
      name: "Prices",
      entity: "products",
      keyField: "sku",
      columns: [
        { from: "Article", to: "sku" },
        { from: "Title", to: "name" },
      ],
    });
    const sku = unique("S-");
    const form = new FormData();
    form.append("file", new Blob([`Article,Title\n${sku}a,One\n${sku}b,Two\n`], { type }), "products.csv");
    form.append("entity", "products");
    form.append("mapperId", mapper.body.id);
    const answer = await toAnswer("/api/import", { method: "POST", headers: { "X-API-Key": key }, body: form });
    expect(answer).toEqual({
      status: 200,
      body: {
        imported: 2,
        updated: 0,
        failed: 0,
        errors: [],
        importId: expect.any(String),
        status: "done",
        dryRun: false,
      },
    });
  });
}

test("a key that is not known throws in the samples: the status is not ok", async () => {
  const headers = { "X-API-Key": "your_api_key_here" };
  const unauthorized = { error: { name: "UnauthorizedError", code: "UNAUTHORIZED", message: expect.any(String) } };
  const query = await call("POST", "/api/query", { headers, body: { query: QUERIES.PHP } });
  expect(query).toMatchObject({ status: 401, body: unauthorized });
  expect(await call("GET", "/odata/products", { headers })).toMatchObject({ status: 401, body: unauthorized });
  expect(await call("POST", "/api/import", { headers, body: {} })).toMatchObject({ status: 401, body: unauthorized });
});
