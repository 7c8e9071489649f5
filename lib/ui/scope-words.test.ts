import { expect, it } from "vitest";
import { groupScopes, includedBy } from "./scope-words";

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

it("shows a scope as included where the broad one that the server names is chosen, and only then", () => {
  expect(includedBy({ includedIn: "read" }, ["write", "read"])).toBe("read");
  expect(includedBy({ includedIn: "read" }, ["write"])).toBeUndefined();
  expect(includedBy({ includedIn: null }, ["read", "write"])).toBeUndefined();
});
