import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { apiCaller, fileForm } from "../fixtures/api-caller";
import { test } from "../fixtures/test";

const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";

/** Text as a program writes it that knows no other encoding than Latin-1. */
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

const ROW = latin1('{"sku":"never","name":"Caf\xe9"}');
const QUERY = latin1(`{"query":"products(where: \\"name = 'Caf\xe9'\\") { id }"}`);

const BODIES = [
  ["POST", "/api/v1/products", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["PATCH", "/api/v1/products/1", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/odata/products", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/odata/products/$query", "text/plain", latin1("$filter=name eq 'Caf\xe9'"), "byte 21 (0xE9)"],
  ["POST", "/api/query", JSON_TYPE, QUERY, "byte 40 (0xE9)"],
  ["POST", "/protected_endpoint", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/api/portal/tokens", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/auth/login", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/auth/refresh", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/consumer/login", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["PUT", "/consumer/login", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/api/oauth/token", JSON_TYPE, ROW, "byte 27 (0xE9)"],
  ["POST", "/auth/oauth/token", FORM, latin1("grant_type=caf\xe9"), "byte 15 (0xE9)"],
  ["POST", "/auth/oauth/token", FORM, "grant_type=caf%E9", "%E9"],
  ["POST", "/auth/oauth/revoke", FORM, "token=%ED%A0%80", "%ED%A0%80"],
  ["POST", "/auth/oauth/introspect", FORM, "token=%C3%28", "%C3%28"],
  ["POST", "/authorization/token", FORM, "grant_type=password&username=%C0%80", "%C0%80"],
] as const;

test("a body with bytes that are not UTF-8 is 400 everywhere and names them: nothing is put in their place", async ({
  account,
}) => {
  const { key } = await apiCaller(account);
  for (const [method, path, type, body, named] of BODIES) {
    const own = /products|query|portal|protected/.test(path) ? { "x-api-key": key } : undefined;
    const answer = await fetch(baseUrl() + path, { method, body, headers: { "content-type": type, ...own } });
    const text = await answer.text();
    expect([method, path, answer.status, text], text).toEqual([method, path, 400, expect.stringContaining(named)]);
  }
});

test("a file to import is refused as a whole, and its line is named", async ({ account }) => {
  const { send } = await apiCaller(account);
  const file = new Blob([latin1("sku,name\nA-1,Tea\nA-2,Caf\xe9\n")]);
  expect(await send("/api/import", fileForm(file, { entity: "products", dryRun: "true" }))).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("line 3 holds the byte 0xE9") } },
  });
});

test("a character that was sent as U+FFFD is a character like any other", async ({ account }) => {
  const { send } = await apiCaller(account);
  const body = new Uint8Array([...Buffer.from('{"a":"\ufffd'), 0xff, ...Buffer.from('"}')]);
  const headers = { "content-type": JSON_TYPE };
  const refused = await send("/protected_endpoint", { method: "POST", headers, body });
  expect(refused).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("byte 10 (0xFF)") } },
  });
  const taken = await send("/protected_endpoint", { method: "POST", headers, body: '\ufeff{"a":"\ufffd"}' });
  expect(taken).toMatchObject({ status: 200, body: { a: "\ufffd" } });
});

const ADDRESSES = [
  "/api/v1/products?q=Caf%E9",
  "/api/v1/products?name=%ED%A0%80",
  "/api/v1/products/%E9",
  "/api/v3/product/%FF",
  "/odata/products?$search=%E9",
  "/odata/products('%E9')",
  "/api/odata/%E9/products",
  "/api/portal/usage?from=%E9",
  "/api/portal/apps/%ED%A0%80",
  "/api/nothing/%E9",
  "/.well-known/oauth-protected-resource/%E9",
  "/consumer/%80",
];

test("an address that is not UTF-8 where it is percent-encoded is 400 in JSON, and no page", async ({ account }) => {
  const { send } = await apiCaller(account);
  for (const path of ADDRESSES) {
    const wrong = /%[0-9A-F%]+/.exec(path)?.[0] ?? "";
    const { status, body } = await send(path);
    expect([path, status, body]).toEqual([
      path,
      400,
      { error: expect.objectContaining({ code: "VALIDATION_FAILURE", message: expect.stringContaining(wrong) }) },
    ]);
  }
});

test("an authorization request that is not UTF-8 is a page of ours, and no redirect", async () => {
  for (const query of ["client_id=%E9", "client_id=x&state=%ED%A0%80"]) {
    const { status, headers } = await fetch(`${baseUrl()}/auth/oauth/authorize?${query}`, { redirect: "manual" });
    expect([query, status, headers.get("location")]).toEqual([query, 400, null]);
  }
});

test("a page's address that is not UTF-8 is 400", async () => {
  const answer = await fetch(`${baseUrl()}/help/%E9`);
  expect([answer.status, await answer.text()]).toEqual([
    400,
    "The address is not UTF-8 where it is percent-encoded.\n",
  ]);
});

test.describe("the charset that a body says it is in", () => {
  const CASES = [
    ["/api/query", "application/json; charset=iso-8859-1", "{}"],
    ["/api/v1/products", 'application/json;charset="utf-16"', "{}"],
    ["/odata/products/$query", "text/plain; charset=windows-1252", "$top=1"],
    ["/api/import?entity=products", "text/csv; charset=ISO-8859-15", "sku\nA"],
    ["/auth/login", "application/json; charset=utf-16le", "{}"],
    ["/consumer/login", "application/json; charset=latin1", "{}"],
    ["/api/oauth/token", "application/json; charset=latin1", "{}"],
    ["/auth/oauth/token", "application/x-www-form-urlencoded; charset=ISO-8859-1", "a=b"],
    ["/authorization/token", "application/x-www-form-urlencoded; charset=ISO-8859-1", "a=b"],
  ] as const;

  test("is 415 where it is not read, and the answer says which is", async ({ account }) => {
    const { send } = await apiCaller(account);
    for (const [path, type, body] of CASES) {
      const answer = await send(path, { method: "POST", body, headers: { "content-type": type } });
      expect([path, answer.status, JSON.stringify(answer.body)]).toEqual([
        path,
        415,
        expect.stringContaining("Send the body as UTF-8."),
      ]);
    }
  });

  test("may be UTF-8 by any of its names, and ASCII, which is part of it", async ({ account }) => {
    const { send } = await apiCaller(account);
    for (const charset of ["utf-8", '"UTF-8"', "UTF8", "us-ascii"]) {
      const headers = { "content-type": `application/json; charset=${charset}` };
      const { status } = await send("/api/query", {
        method: "POST",
        headers,
        body: '{"query":"products(limit: 1) { id }"}',
      });
      expect([charset, status]).toEqual([charset, 200]);
    }
  });
});
