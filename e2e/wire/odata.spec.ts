import { expect } from "playwright/test";
import { baseUrl, unique } from "../fixtures/account";
import { apiCaller, json } from "../fixtures/api-caller";
import { test } from "../fixtures/test";

interface Rows {
  value: { id: number; name: string }[];
  "@odata.nextLink"?: string;
}

test.describe("GET /odata 200", () => {
  test("answers the published request, its options encoded as browsers do", async ({ account }) => {
    const { send } = await apiCaller(account);
    const params = new URLSearchParams({
      $select: "id,name,price,stock",
      $filter: "stock gt 0",
      $top: "100",
      $orderby: "name asc",
    });
    const { status, headers, body } = await send<Rows>(`/odata/products?${params}`);
    expect(status).toBe(200);
    expect(headers.get("odata-version")).toBe("4.0");
    expect(body.value).toHaveLength(100);
    const names = body.value.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))));
  });

  test("follows its own links to every row, under /odata and under the account's address", async ({ account }) => {
    const { send } = await apiCaller(account);
    const me = await account.api<{ accountNumber: number; username: string }>("GET", "/api/portal/me");
    for (const root of ["/odata", `/api/odata/${me.body.username}`]) {
      const ids = new Set<number>();
      let next: string | undefined =
        `${baseUrl()}${root}/products?$select=id&$filter=${encodeURIComponent("sku ge 'COF' and sku lt 'OUT-1'")}`;
      while (next !== undefined) {
        expect(next).toContain(`${root}/products?`);
        const page: { body: Rows } = await send<Rows>(next.slice(baseUrl().length), {
          headers: { prefer: "odata.maxpagesize=50" },
        });
        for (const { id } of page.body.value) ids.add(id);
        next = page.body["@odata.nextLink"];
      }
      expect(ids.size).toBeGreaterThanOrEqual(100);
    }
    expect((await send("/api/odata/somebody-else/products")).status).toBe(404);
  });

  test("serves root, metadata and counts at their literal addresses, percent-encoded or not", async ({ account }) => {
    const { send } = await apiCaller(account);
    for (const path of ["/odata", "/odata/"]) expect((await send(path)).status).toBe(200);
    for (const path of ["/odata/$metadata", "/odata/%24metadata"]) {
      const { headers, body } = await send<string>(path);
      expect(headers.get("content-type")).toBe("application/xml;charset=utf-8");
      expect(body).toContain("<EntityContainer");
    }
    expect((await send<string>("/odata/categories/$count")).body).toMatch(/^\d+$/);
    expect((await send("/odata/products(sku='TEA-001')")).body).toMatchObject({ sku: "TEA-001" });
    expect((await send("/odata/products(1)/category/name")).body).toMatchObject({ value: "Tea" });
  });

  test("lets Excel in: Basic with any user name and the key as password", async ({ account }) => {
    const { key } = await apiCaller(account);
    const authorization = `Basic ${Buffer.from(`anyone:${key}`).toString("base64")}`;
    const accept =
      "application/atomsvc+xml;q=0.8, application/atom+xml;q=0.8, application/json;q=0.7, text/plain;q=0.7";
    const response = await fetch(`${baseUrl()}/odata/products?$top=1`, { headers: { authorization, accept } });
    expect(response.status).toBe(200);
    const refused = await fetch(`${baseUrl()}/odata/products`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer .*, Basic realm="Gatehouse"/);
  });
});

test.describe("writes", () => {
  test("201, 200, 204 and 412 over the life of a row", async ({ account }) => {
    const { send } = await apiCaller(account);
    const added = await send<{ id: number }>(
      "/odata/products",
      json({ name: unique("Kettle"), price: 30, "category@odata.bind": "categories(6)" }),
    );
    expect(added).toMatchObject({ status: 201, body: { price: 30, currency: "EUR", categoryId: 6 } });
    expect(added.headers.get("location")).toBe(`${baseUrl()}/odata/products(${added.body.id})`);
    const path = `/odata/products(${added.body.id})`;
    const etag = added.headers.get("etag") ?? "";
    const change = (headers: Record<string, string>) => ({
      ...json({ stock: 2 }, "PATCH"),
      headers: { "content-type": "application/json", ...headers },
    });
    expect((await send(path, change({ "if-match": etag }))).status).toBe(204);
    expect(await send(path, change({ "if-match": etag }))).toMatchObject({
      status: 412,
      body: { error: { code: "PRECONDITION_FAILED" } },
    });
    expect(await send(path, change({ prefer: "return=representation" }))).toMatchObject({
      status: 200,
      body: { stock: 2 },
    });
    expect((await send(path, { method: "DELETE" })).status).toBe(204);
    expect((await send(path)).status).toBe(404);
  });

  test("403 for a credential that may only read, 405 with Allow where nothing can be written", async ({ account }) => {
    const { send } = await apiCaller(account, ["read"]);
    expect((await send("/odata/products", json({ name: "x" }))).status).toBe(403);
    const writer = await apiCaller(account);
    const { status, headers } = await writer.send("/odata/products(1)", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect({ status, allow: headers.get("allow") }).toEqual({ status: 405, allow: "GET, HEAD, PATCH, DELETE" });
  });
});

test.describe("refusals", () => {
  test("400 with the place, 404, 406 and 501 in OData's error form, with its version", async ({ account }) => {
    const { send } = await apiCaller(account);
    const cases = [
      ["/odata/products?$filter=prise%20gt%201", 400, 'Did you mean "price"?'],
      [`/odata/products?$filter=${"(".repeat(5000)}`, 400, "at most 60 deep"],
      ["/odata/products?$filter=name%20eq%20'%00'", 400, "U+0000"],
      ["/odata/products?$filter=%zz", 400, ""],
      ["/odata/products?$top=1&$top=2", 400, "given twice"],
      ["/odata/products(99999999)", 404, "no such product"],
      ["/odata/nothing", 404, "no entity set"],
      ["/odata/products?$format=atom", 406, "application/json"],
      ["/odata/products?$compute=price%20as%20x", 501, "$compute"],
      ["/odata/$batch", 501, "$batch"],
    ] as const;
    for (const [path, status, message] of cases) {
      const answer = await send<{ error: { code: string; message: string } }>(path);
      expect({ path: path.slice(0, 60), status: answer.status }).toEqual({ path: path.slice(0, 60), status });
      expect(answer.body.error.message).toContain(message);
      expect(answer.headers.get("odata-version")).toBe("4.0");
    }
  });
});
