import { expect } from "playwright/test";
import { baseUrl, call, unique } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { test } from "../fixtures/test";

test.describe("200", () => {
  test("describes the data API and the management API, to anyone, at this server's address", async () => {
    const { status, body, headers } = await call<{
      openapi: string;
      servers: { url: string }[];
      paths: Record<string, object>;
    }>("GET", "/api/openapi.json");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("application/json");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(body.openapi).toBe("3.1.0");
    expect(body.servers).toEqual([{ url: baseUrl() }]);
    for (const path of [
      "/api/query",
      "/api/v1/products",
      "/odata/products",
      "/api/portal/api-keys",
      "/api/admin/users",
    ]) {
      expect(Object.keys(body.paths)).toContain(path);
    }
  });
});

test("operations of upstream APIs are told to whoever is signed in, and the public ones to anybody", async ({
  admin,
  account,
}) => {
  const make = async (open: boolean) => {
    const path = `/${unique("orders")}`;
    const body = { method: "GET", path, upstreamUrl: "https://orders.example.com", public: open };
    expect((await admin.api("POST", "/api/admin/operations", body)).status).toBe(201);
    return path;
  };
  const [shut, open] = [await make(false), await make(true)];
  const told = async (headers: Record<string, string>) => {
    const answer = await call<{ paths: Record<string, object> }>("GET", "/api/openapi.json", { headers });
    const paths = Object.keys(answer.body.paths);
    const { headers: sent } = answer;
    return [paths.includes(shut), paths.includes(open), sent.get("cache-control"), sent.get("vary")];
  };
  const vary = expect.stringContaining("cookie");
  expect(await told({})).toEqual([false, true, "public, max-age=60", vary]);
  expect(await told({ cookie: account.cookie })).toEqual([true, true, "private, max-age=60", vary]);
  const { key } = await apiCaller(account, ["read"]);
  expect(await told({ "x-api-key": key })).toEqual([true, true, "private, max-age=60", vary]);
});
