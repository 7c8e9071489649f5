import { expect, it } from "vitest";
import { coveringScope, curlOf, httpOf } from "./explorer-request";

const header = { name: "Authorization" as const, value: "Bearer gth_pat_secret", placeholder: "Bearer $ACCESS_TOKEN" };
const query = {
  method: "POST",
  path: "/api/query",
  headers: { "Content-Type": "application/json" },
  body: `{"query":"products(where: \\"name = 'Tea'\\") { id }"}`,
};

it("writes a request as a shell reads it, quotes and all, without the credential", () => {
  const text = curlOf(query, "https://api.example", header);
  expect(text).toBe(
    [
      "curl https://api.example/api/query",
      '-H "Authorization: Bearer $ACCESS_TOKEN"',
      '-H "Content-Type: application/json"',
      String.raw`-d '{"query":"products(where: \"name = '\''Tea'\''\") { id }"}'`,
    ].join(" \\\n  "),
  );
  expect(text + httpOf(query, "https://api.example", header)).not.toContain("secret");
});

it("puts an address that a shell would act on in quotes", () => {
  const get = { method: "GET", path: "/odata/products?$top=3&$count=true" };
  expect(curlOf(get, "https://api.example", null)).toMatch(/^curl 'https:.*\$top=3&\$count=true' \\\n/);
});

it("names the scope that lets a call through", () => {
  expect(coveringScope("products:read", ["write", "read"])).toBe("read");
  expect(coveringScope("products:read", ["read", "products:read"])).toBe("products:read");
  expect(coveringScope("products:write", ["read"])).toBeUndefined();
  expect(coveringScope("portal", ["read", "write"])).toBeUndefined();
});
