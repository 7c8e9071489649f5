import { expect, it } from "vitest";
import { groupScopes, includedIn } from "./scope-words";

it("keeps every scope, once, in a group", () => {
  const names = ["products:read", "read", "openid", "portal", "orders.approve", "write", "admin", "products:write"];
  const groups = groupScopes(names.map((name) => ({ name })));
  expect(groups.map(({ title, scopes }) => [title, scopes.map(({ name }) => name)])).toEqual([
    ["All data", ["read", "write"]],
    ["One kind of data", ["products:read", "products:write"]],
    ["Who the person is", ["openid"]],
    ["Gatehouse itself", ["portal", "admin"]],
    ["More", ["orders.approve"]],
  ]);
});

it("knows that read includes reading of one kind, and nothing of writing", () => {
  expect(includedIn("products:read", ["read"])).toBe("read");
  expect(includedIn("products:write", ["read"])).toBeUndefined();
  expect(includedIn("read", ["read", "write"])).toBeUndefined();
  expect(includedIn("products:read", ["write"])).toBeUndefined();
});
