import { request as httpRequest } from "node:http";
import { expect } from "playwright/test";
import { type Account, baseUrl, call, unique } from "../fixtures/account";
import { apiCaller, fileForm, json } from "../fixtures/api-caller";
import { northwindShaped } from "../fixtures/northwind";
import { test } from "../fixtures/test";

const columns = [
  { from: "ProductName", to: "name" },
  { from: "UnitPrice", to: "price" },
  { from: "UnitsInStock", to: "stock" },
  { from: "Discontinued", to: "active", format: "not" },
];

async function mapper(account: Account): Promise<string> {
  const body = { name: "Northwind", entity: "products", keyField: "name", columns };
  const made = await account.api<{ id: string }>("POST", "/api/portal/mappers", body);
  expect(made).toMatchObject({ status: 201, body });
  return made.body.id;
}

test.describe("POST /api/import 200", () => {
  test("takes 77 rows through a mapper, accents intact, and all four APIs show them", async ({ account }) => {
    const { send } = await apiCaller(account);
    const { file, names, prefix } = northwindShaped();
    const mapperId = await mapper(account);
    const first = await send("/api/import", fileForm(file, { entity: "products", mapperId }));
    expect(first).toMatchObject({ status: 200, body: { imported: 77, updated: 0, failed: 0, errors: [] } });
    const again = await send("/api/import", fileForm(file, { entity: "products", mapperId }));
    expect(again.body).toMatchObject({ imported: 0, updated: 77, failed: 0 });

    const where = `name like '%${prefix}-%'`;
    const query = await send<{ products: { name: string }[] }>(
      "/api/query",
      json({ query: `products(where: "${where}") { name price stock active }` }),
    );
    expect(query.body.products.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(query.body.products[9]).toEqual({ name: names[9], price: 12.5, stock: 10, active: false });
    const odata = await send<{ value: { name: string }[] }>(
      `/odata/products?$filter=contains(name,'${prefix}')&$orderby=id&$select=name`,
    );
    expect(odata.body.value.map(({ name }) => name)).toEqual(names);
    const list = await send<{ data: { id: number }[]; meta: object }>(
      `/api/v1/products?name[contains]=${prefix}&perPage=100`,
    );
    expect(list.body).toMatchObject({
      meta: { total: 77 },
      data: expect.arrayContaining([expect.objectContaining({ name: names[0] })]),
    });
    const document = await send(`/api/v3/product/${list.body.data[0]?.id}`);
    expect(document.body).toMatchObject({ data: { attributes: { name: names[0], price: 1.25 } } });
  });

  test("names the columns that it did not read, and what was probably meant", async ({ account }) => {
    const { send } = await apiCaller(account);
    const answer = await send(
      "/api/import",
      fileForm("sep=;\nsku;name;prise\nC-1;One;5\n;;\n", { entity: "products", dryRun: "true" }),
    );
    expect(answer).toMatchObject({
      status: 200,
      body: { imported: 1, failed: 0, ignoredColumns: ["prise"], suggestions: { prise: "price" } },
    });
  });

  test("tells every row that is wrong, and with mode=atomic keeps none", async ({ account }) => {
    const { send } = await apiCaller(account);
    const sku = unique("E-");
    const file = `sku,name,price\n${sku}1,Good,1\n${sku}2,Bad,dear\n${sku}3,,1\n`;
    const errors = [
      { row: 3, field: "price", message: "must be a number." },
      { row: 4, field: "name", message: "is required of a new row." },
    ];
    const tried = await send("/api/import", fileForm(file, { entity: "products", dryRun: "true" }));
    expect(tried.body).toMatchObject({ imported: 1, failed: 2, errors, dryRun: true });
    const atomic = await send("/api/import", fileForm(file, { entity: "products", mode: "atomic" }));
    expect(atomic.body).toMatchObject({ imported: 0, failed: 2, errors, status: "failed" });
    expect((await send(`/api/v1/products?sku=${sku}1`)).body).toMatchObject({ meta: { total: 0 } });
    const kept = await send("/api/import", fileForm(file, { entity: "products" }));
    expect(kept.body).toMatchObject({ imported: 1, failed: 2, errors, status: "done" });
    expect((await send(`/api/v1/products?sku=${sku}1`)).body).toMatchObject({ meta: { total: 1 } });
  });

  test("takes a plain body, and is listed and undone in the portal", async ({ account }) => {
    const { send } = await apiCaller(account);
    const sku = unique("U-");
    const init = {
      method: "POST",
      headers: { "content-type": "application/x-ndjson" },
      body: `{"sku":"${sku}","name":"One"}\n`,
    };
    const made = await send<{ importId: string }>("/api/import?entity=products", init);
    expect(made).toMatchObject({ status: 200, body: { imported: 1 } });
    const id = made.body.importId;
    const shown = await account.api("GET", `/api/portal/imports/${id}`);
    expect(shown.body).toMatchObject({ id, status: "done", imported: 1, progress: 1, mode: "rows", dryRun: false });
    expect((await account.api<{ data: { id: string }[] }>("GET", "/api/portal/imports")).body.data[0]?.id).toBe(id);
    expect((await account.api("POST", `/api/portal/imports/${id}/cancel`)).status).toBe(409);
    expect((await account.api("POST", `/api/portal/imports/${id}/undo`)).body).toMatchObject({
      removed: 1,
      restored: 0,
      import: { status: "undone" },
    });
    expect((await account.api("POST", `/api/portal/imports/${id}/undo`)).status).toBe(409);
    expect((await send(`/api/v1/products?sku=${sku}`)).body).toMatchObject({ meta: { total: 0 } });
  });
});

test.describe("POST /api/import 4xx", () => {
  test("for a stranger, a reader, somebody else's mapper and a file that is none", async ({ account }) => {
    expect((await call("POST", "/api/import")).status).toBe(401);
    const reader = await apiCaller(account, ["read"]);
    expect((await reader.send("/api/import", fileForm("sku\nx\n", { entity: "products" }))).status).toBe(403);
    const { send } = await apiCaller(account);
    const cases: [RequestInit, number, string][] = [
      [fileForm("sku\nx\n", { entity: "products", mapperId: "your-mapper-id" }), 400, "mapperId"],
      [fileForm("sku\nx\n", { entity: "products", mapperId: "a\0b" }), 400, "mapperId"],
      [fileForm("sku\nx\n", { entity: "products", "": "x" }), 400, "file"],
      [fileForm("sku\nx\n", { entity: "prodcts" }), 400, "entity"],
      [fileForm("sku\nx\n", {}), 400, "entity"],
      [fileForm("", { entity: "products" }), 400, "file"],
      [fileForm("\0\0\0", { entity: "products" }), 400, "file"],
      [{ method: "POST", headers: { "content-type": "multipart/form-data" }, body: "x" }, 400, "file"],
    ];
    for (const [init, status, field] of cases) {
      expect(await send("/api/import", init)).toMatchObject({ status, body: { error: { details: [{ field }] } } });
    }
    expect((await send("/api/import", json({}))).status).toBe(415);
  });
});

test.describe("a client that hangs up", () => {
  test("leaves nothing", async ({ account }) => {
    const { key, send } = await apiCaller(account);
    const sku = unique("H-");
    const { port, hostname } = new URL(baseUrl());
    await new Promise<void>((resolve) => {
      const headers = { "x-api-key": key, "content-type": "multipart/form-data; boundary=b" };
      const request = httpRequest({ hostname, port, path: "/api/import?entity=products", method: "POST", headers });
      request.on("error", () => resolve());
      const rows = Array.from({ length: 5000 }, (_, index) => `${sku}${index},Row ${index}\n`).join("");
      request.write(`--b\r\ncontent-disposition: form-data; name="file"; filename="f.csv"\r\n\r\nsku,name\n${rows}`);
      setTimeout(() => request.destroy(new Error("gone")), 200);
    });
    await expect
      .poll(
        async () =>
          (await send<{ meta: { total: number } }>(`/api/v1/products?sku[startsWith]=${sku}`)).body.meta.total,
      )
      .toBe(0);
    expect((await account.api<{ data: object[] }>("GET", "/api/portal/imports")).body.data).toEqual([]);
  });
});

test.describe("/api/portal/mappers", () => {
  test("keeps mappers of one person, and refuses those that could never import", async ({ account }) => {
    const id = await mapper(account);
    const changed = await account.api("PATCH", `/api/portal/mappers/${id}`, {
      keyField: "sku",
      columns: [...columns, { from: "ProductID", to: "sku" }],
    });
    expect(changed).toMatchObject({ status: 200, body: { keyField: "sku" } });
    const bad = [
      { keyField: "price" },
      { columns: [{ from: "a", to: "nmae" }] },
      { entity: "nothing" },
      { columns: [{ from: "a", to: "sku", format: "upside-down" }] },
    ];
    for (const change of bad)
      expect((await account.api("PATCH", `/api/portal/mappers/${id}`, change)).status).toBe(400);
    expect((await account.api("GET", "/api/portal/mappers")).body).toMatchObject({
      data: [{ id }],
      meta: { total: 1 },
    });
    expect((await account.api("DELETE", `/api/portal/mappers/${id}`)).status).toBe(200);
    expect((await account.api("GET", `/api/portal/mappers/${id}`)).status).toBe(404);
  });

  test("can be made with what the catalogue lists", async ({ account }) => {
    const { body } = await account.api<{
      data: { name: string; rows: number; keyFields: string[]; fields: { name: string; formats: string[] }[] }[];
    }>("GET", "/api/portal/entities");
    const products = body.data.find(({ name }) => name === "products");
    expect(products?.rows).toBeGreaterThanOrEqual(240);
    expect(products?.keyFields).toEqual(["id", "uid", "sku", "name"]);
    expect(products?.fields.find(({ name }) => name === "active")?.formats).toEqual(["not"]);
  });
});
