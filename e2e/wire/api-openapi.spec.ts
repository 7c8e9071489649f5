import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
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
