import { expect } from "playwright/test";
import type { Account } from "../fixtures/account";
import { answerConsent, browse, newApp, postForm } from "../fixtures/oauth";
import { Seed0Client } from "../fixtures/seed-0-client";
import { test } from "../fixtures/test";

// The requests of the published documentation of API keys and OAuth, as its samples send them.

const newKey = async (account: Account) => {
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", {
    name: "Internal tool",
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  return body.key;
};

const PRODUCT = {
  id: expect.any(Number),
  name: expect.any(String),
  price: expect.any(Number),
  stock: expect.any(Number),
};

test("the Query sample gets its products, with its query laid out over lines or in one", async ({
  account,
  baseURL,
}) => {
  const key = await newKey(account);
  const queries = [
    `products { 
            id, 
            name, 
            price, 
            stock 
          }`,
    "products { id, name, price, stock }",
  ];
  for (const query of queries) {
    const response = await fetch(`${baseURL}/api/query`, {
      method: "POST",
      headers: { "X-API-Key": key, "Content-Type": "application/json" },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(200);
    const data = (await response.json()) as { products: unknown[] };
    expect(Object.keys(data)).toEqual(["products"]);
    expect(data.products.length).toBeGreaterThan(0);
    for (const product of data.products) expect(product).toEqual(PRODUCT);
  }
});

test("the OData sample gets what is in stock, by name, however its client encodes the query", async ({
  account,
  baseURL,
}) => {
  const key = await newKey(account);
  const fields = { $select: "id,name,price,stock", $filter: "stock gt 0", $top: "100", $orderby: "name asc" };
  const asSample = String(new URLSearchParams(fields));
  for (const query of [asSample, asSample.replaceAll("+", "%20"), asSample.replaceAll("%24", "$")]) {
    const response = await fetch(`${baseURL}/odata/products?${query}`, { headers: { "X-API-Key": key } });
    expect(response.status).toBe(200);
    const data = (await response.json()) as { "@odata.context": string; value: { name: string; stock: number }[] };
    expect(data["@odata.context"]).toContain("$metadata#products");
    expect(data.value).toHaveLength(100);
    for (const product of data.value) {
      expect(product).toEqual({ "@odata.etag": expect.any(String), ...PRODUCT });
      expect(product.stock).toBeGreaterThan(0);
    }
  }
});

test("the Import sample sends a file with a mapper, and is told how many were imported", async ({
  account,
  baseURL,
}) => {
  const key = await newKey(account);
  const mapper = await account.api<{ id: string }>("POST", "/api/portal/mappers", {
    name: "Supplier list",
    entity: "products",
    keyField: "sku",
    columns: [
      { from: "Article", to: "sku" },
      { from: "Title", to: "name" },
      { from: "Price", to: "price" },
    ],
  });
  const form = new FormData();
  const sku = `SEED0-${account.username}`;
  form.append("file", new Blob([`Article,Title,Price\n${sku},Chaï,18.00\n`]), "products.csv");
  form.append("entity", "products");
  form.append("mapperId", mapper.body.id);
  const response = await fetch(`${baseURL}/api/import`, { method: "POST", headers: { "X-API-Key": key }, body: form });
  expect({ status: response.status, body: await response.json() }).toMatchObject({
    status: 200,
    body: { imported: 1, updated: 0, failed: 0, errors: [], importId: expect.any(String) },
  });
});

test("the OAuth sample connects, calls, and refreshes again and again with the refresh token it got first", async ({
  account,
  baseURL,
}) => {
  const app = await newApp(account, { redirectUris: ["https://your-app.example/callback"] });
  const client = new Seed0Client({
    apiUrl: String(baseURL),
    clientId: app.clientId,
    clientSecret: app.clientSecret ?? "",
    redirectUri: app.redirectUri,
  });
  const { location } = await browse(client.authorizationUrl(), { cookie: account.cookie });
  const callback = await answerConsent(account, location ?? "", { decision: "allow", scopes: ["read", "write"] });
  expect(await client.handleCallback(callback)).toEqual({
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    token_type: "Bearer",
    expires_in: 2_592_000,
    refresh_token: expect.stringMatching(/^gth_ref_[0-9A-Za-z]{36}$/),
    scope: "read write",
  });
  for (let round = 0; round < 2; round++) {
    await client.refresh();
    expect((await client.request("/api/query", { query: "products { id, name }" })).status).toBe(200);
  }
});

test("a plugin's client credentials give a token for read and write, without a refresh token", async ({ account }) => {
  const app = await newApp(account);
  const { status, body } = await postForm("/auth/oauth/token", {
    grant_type: "client_credentials",
    client_id: app.clientId,
    client_secret: app.clientSecret ?? "",
    scope: "read write",
  });
  expect({ status, body }).toEqual({
    status: 200,
    body: { access_token: expect.any(String), token_type: "Bearer", expires_in: 2_592_000, scope: "read write" },
  });
});
