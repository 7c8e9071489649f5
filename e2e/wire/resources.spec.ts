import { expect } from "playwright/test";
import { baseUrl, call, unique } from "../fixtures/account";
import { apiCaller, json } from "../fixtures/api-caller";
import { test } from "../fixtures/test";

test.describe("GET /api/v1/{entity} 200", () => {
  test("gives rows, counts and headers of a page", async ({ account }) => {
    const { send } = await apiCaller(account);
    const { status, headers, body } = await send(
      "/api/v1/products?sku[startsWith]=TEA-&sort=-price&perPage=2&page=2&fields=id,sku,price,category",
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: [
        { id: 16, sku: "TEA-016", price: 27.5, category: { id: 1, name: "Tea" } },
        { id: 8, sku: "TEA-008", price: 24, category: { id: 1, name: "Tea" } },
      ],
      meta: { total: 20, page: 2, perPage: 2, totalPages: 10 },
    });
    const counts = ["x-total-count", "x-page", "x-per-page", "x-total-pages"].map((name) => headers.get(name));
    expect(counts).toEqual(["20", "2", "2", "10"]);
    expect(headers.get("link")).toContain(`<${baseUrl()}/api/v1/products?`);
  });
});

test.describe("one resource", () => {
  test("201, 200, 412, 409 and 404 over its life", async ({ account }) => {
    const { send } = await apiCaller(account);
    const sku = unique("V1-");
    const created = await send<{ data: { id: number; uid: string } }>(
      "/api/v1/products",
      json({ name: "Kettle", sku, price: 30, category: "Cookware" }),
    );
    expect(created).toMatchObject({
      status: 201,
      body: { success: true, data: { sku, price: 30, category: { name: "Cookware" } } },
    });
    const path = `/api/v1/products/${created.body.data.id}`;
    expect(created.headers.get("location")).toBe(baseUrl() + path);
    expect((await send(`/api/v1/products/${created.body.data.uid}`)).body).toMatchObject({ data: { sku } });
    const headers = { "content-type": "application/json", "if-match": created.headers.get("etag") ?? "" };
    const change = (body: object) => send(path, { method: "PATCH", headers, body: JSON.stringify(body) });
    expect(await change({ stock: 5 })).toMatchObject({ status: 200, body: { data: { stock: 5 } } });
    expect((await change({ stock: 6 })).status).toBe(412);
    expect(await send("/api/v1/products", json({ name: "Twin", sku }))).toMatchObject({
      status: 409,
      body: { error: { details: [{ field: "sku" }] } },
    });
    expect(await send(path, { method: "DELETE" })).toMatchObject({
      status: 200,
      body: { success: true, data: { deleted: true } },
    });
    expect((await send(path)).status).toBe(404);
  });

  test("400 names every field that is wrong", async ({ account }) => {
    const { send } = await apiCaller(account);
    const { status, body } = await send(
      "/api/v1/products",
      json({ price: "dear", currency: "euro", nmae: "x", category: "Nonsense" }),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: "VALIDATION_FAILURE", details: [{ field: "category" }] } });
    const other = await send("/api/v1/products", json({ price: "dear", currency: "euro", nmae: "x" }));
    expect(other.body).toMatchObject({
      error: { details: [{ field: "price" }, { field: "currency" }, { field: "nmae" }, { field: "name" }] },
    });
  });

  test("401 before 404 for a stranger, and 403 for one who may only read", async ({ account }) => {
    expect((await call("GET", "/api/v1/nothing")).status).toBe(401);
    const { send } = await apiCaller(account, ["read"]);
    expect((await send("/api/v1/nothing")).status).toBe(404);
    expect((await send("/api/v1/products/1", { method: "DELETE" })).status).toBe(403);
    expect((await send("/api/v1/products/abc")).status).toBe(404);
  });
});

test("what was written is shown to whoever may read it; to others, what names it", async ({ account }) => {
  const { send } = await apiCaller(account, ["products:write"]);
  const sku = unique("W");
  const named = { id: expect.any(Number), uid: expect.stringMatching(/^[0-9a-f]{32}$/) };
  const created = await send<{ data: { id: number } }>("/api/v1/products", json({ sku, name: "x", price: 1 }));
  expect(created).toMatchObject({ status: 201, body: { success: true, data: named, meta: {} } });
  expect(Object.keys(created.body.data)).toEqual(["id", "uid"]);
  const path = `/api/v1/products/${created.body.data.id}`;
  expect((await send(path, json({}, "PATCH"))).body).toEqual({ success: true, data: named, meta: {} });
  expect((await send("/api/v1/products/1", json({}, "PATCH"))).body).toEqual({ success: true, data: named, meta: {} });
  // Which categories there are is not to be learnt by naming them either.
  for (const category of ["Tea", "Nonsense", { uid: "485c264d44820de10d8cfa64441c143e" }]) {
    expect((await send(path, json({ category }, "PATCH"))).status).toBe(403);
  }
  expect((await send(path, json({ category: { id: 1 } }, "PATCH"))).status).toBe(200);

  const representation = { prefer: "return=representation" };
  const patched = await send("/odata/products(1)", {
    ...json({}, "PATCH"),
    headers: { "content-type": "application/json", ...representation },
  });
  expect([patched.status, patched.body, patched.headers.get("preference-applied")]).toEqual([204, "", null]);
  const posted = await send("/odata/products?$select=name", json({ sku: unique("W"), name: "x", price: 1 }));
  expect([posted.status, posted.body]).toEqual([204, ""]);
  expect(posted.headers.get("location")).toMatch(/\/odata\/products\(\d+\)$/);
});

test("a category is shown with its products to whoever may read categories", async ({ account }) => {
  const { send } = await apiCaller(account, ["products:read"]);
  const one = await send<{ data: object }>("/api/v1/products/1");
  expect(one.body.data).toMatchObject({ id: 1, categoryId: 1 });
  expect(one.body.data).not.toHaveProperty("category");
  const { body } = await send<{ data: object[] }>("/api/v1/products?perPage=1");
  expect(body.data[0]).not.toHaveProperty("category");
  const document = await send<{ data: object }>("/api/v3/product/1");
  expect([document.status, document.body.data]).toEqual([200, expect.not.objectContaining({ relationships: {} })]);
  expect((await send("/api/v1/products?fields=id,category")).status).toBe(403);
  const wider = await apiCaller(account, ["products:read", "categories:read"]);
  expect((await wider.send<{ data: object }>("/api/v1/products/1")).body.data).toMatchObject({
    category: { id: 1, name: "Tea" },
  });
});

test.describe("GET /api/v3/{entity}/{id}", () => {
  test("is a JSON:API document by number and by uid", async ({ account }) => {
    const { send } = await apiCaller(account);
    const uid = "dfdc7989a758b4cb08e0ea1ade9b8fd3";
    for (const id of ["1", uid]) {
      const { status, headers, body } = await send(`/api/v3/product/${id}`, {
        headers: { "content-type": "application/json" },
      });
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("application/vnd.api+json");
      expect(body).toMatchObject({
        data: {
          id,
          type: "product",
          attributes: { sku: "TEA-001", uid },
          relationships: { category: { data: { type: "category", id: "1" } } },
        },
      });
    }
    expect((await send(`/api/v3/product/${"0".repeat(32)}`)).status).toBe(404);
  });
});
