import { expect } from "playwright/test";
import { call } from "../fixtures/account";
import { apiCaller, json } from "../fixtures/api-caller";
import { test } from "../fixtures/test";

const query = (text: string, variables?: object) => json({ query: text, ...(variables && { variables }) });

test.describe("POST /api/query 200", () => {
  test("answers the published query with rows of just its fields", async ({ account }) => {
    const { send } = await apiCaller(account);
    const { status, headers, body } = await send<{ products: object[] }>(
      "/api/query",
      query("products { id, name, price, stock }"),
    );
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(body.products.length).toBeGreaterThanOrEqual(240);
    expect(body.products[0]).toEqual({
      id: 1,
      name: expect.any(String),
      price: expect.any(Number),
      stock: expect.any(Number),
    });
  });

  test("answers nested relations, variables and aggregates", async ({ account }) => {
    const { send } = await apiCaller(account, ["products:read", "categories:read"]);
    const text = `{
      tea: categories(where: "name = $name") { name, products(where: "sku like 'TEA-%'", orderBy: price@desc, limit: 1) { sku price } }
      products(where: "sku like 'TEA-%'") { @count as total }
    }`;
    const { body } = await send("/api/query", query(text, { name: "Tea" }));
    expect(body).toEqual({
      tea: [{ name: "Tea", products: [{ sku: "TEA-020", price: 39 }] }],
      products: [{ total: 20 }],
    });
  });
});

test.describe("POST /api/query 400", () => {
  test("names what is wrong with line, column, caret and the nearest name", async ({ account }) => {
    const { send } = await apiCaller(account);
    const { status, headers, body } = await send("/api/query", query("products {\n  prise\n}"));
    expect(status).toBe(400);
    expect(headers.get("x-request-id")).toMatch(/^req_/);
    expect(body).toEqual({
      error: {
        name: "ValidationException",
        code: "VALIDATION_FAILURE",
        message: 'Unknown field "prise" of products. Did you mean "price"? (query, line 2, column 3)',
        details: [
          {
            field: "query",
            message: 'Unknown field "prise" of products. Did you mean "price"?',
            line: 2,
            column: 3,
            excerpt: "  prise\n  ^",
            suggestion: "price",
          },
        ],
      },
    });
  });

  test("for a body that is no query", async ({ account }) => {
    const { send } = await apiCaller(account);
    for (const body of [{}, { query: 1 }, [], { query: "products { id }", variables: [] }]) {
      expect((await send("/api/query", json(body))).status).toBe(400);
    }
    const broken = await send("/api/query", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"x",}',
    });
    expect(broken).toMatchObject({ status: 400, body: { error: { code: "SYNTAX_ERROR" } } });
    const plain = await send("/api/query", {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "products",
    });
    expect(plain.status).toBe(415);
  });
});

test.describe("POST /api/query 401 and 403", () => {
  test("without a credential, and with one that may not read what the query touches", async ({ account }) => {
    const none = await call("POST", "/api/query", { body: { query: "products { id }" } });
    expect(none).toMatchObject({ status: 401, body: { error: { code: "UNAUTHORIZED" } } });
    const { send } = await apiCaller(account, ["products:read"]);
    expect((await send("/api/query", query("products(limit: 1) { id }"))).status).toBe(200);
    const hidden = await send("/api/query", query("products(where: \"category.name = 'Tea'\") { id }"));
    expect(hidden).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
  });
});
