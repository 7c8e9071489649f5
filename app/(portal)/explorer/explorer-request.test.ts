import { expect, it } from "vitest";
import { coveringScope, toCurl, toHttp } from "./explorer-request";

const header = { name: "Authorization" as const, value: "Bearer gth_pat_secret", placeholder: "Bearer $ACCESS_TOKEN" };
const query = {
  method: "POST",
  path: "/api/query",
  headers: { "Content-Type": "application/json" },
  body: `{"query":"products(where: \\"name = 'Tea'\\") { id }"}`,
};

it("writes a request as a shell reads it, quotes and all, without the credential", () => {
  const text = toCurl(query, "https://api.example", header);
  expect(text).toBe(
    [
      "curl https://api.example/api/query",
      '-H "Authorization: Bearer $ACCESS_TOKEN"',
      '-H "Content-Type: application/json"',
      String.raw`-d '{"query":"products(where: \"name = '\''Tea'\''\") { id }"}'`,
    ].join(" \\\n  "),
  );
  expect(text + toHttp(query, "https://api.example", header)).not.toContain("secret");
});

it("puts an address that a shell would act on in quotes", () => {
  const get = { method: "GET", path: "/odata/products?$top=3&$count=true" };
  expect(toCurl(get, "https://api.example", null)).toMatch(/^curl 'https:.*\$top=3&\$count=true' \\\n/);
});

it("names the scope that lets a call through", () => {
  const scopes = [
    { name: "products:read", includedIn: "read" },
    { name: "products:write", includedIn: "write" },
    { name: "payroll:read", includedIn: null },
  ] as const;
  expect(coveringScope("products:read", ["write", "read"], scopes)).toBe("read");
  expect(coveringScope("products:read", ["read", "products:read"], scopes)).toBe("products:read");
  expect(coveringScope("products:write", ["read"], scopes)).toBeUndefined();
  expect(coveringScope("payroll:read", ["read"], scopes)).toBeUndefined();
  expect(coveringScope("payroll:read", ["read", "payroll:read"], scopes)).toBe("payroll:read");
  expect(coveringScope("portal", ["read", "write"], scopes)).toBeUndefined();
});
