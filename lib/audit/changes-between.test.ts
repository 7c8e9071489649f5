import { expect, test } from "vitest";
import { changesBetween } from "./changes-between";

test("what changed is each field that is not what it was, with what it was and what it is", () => {
  const before = { name: "a", scopes: ["read"], limits: { apps: 5, webhooks: 3 }, logo: null, same: [1] };
  const after = {
    name: "b",
    scopes: ["read", "write"],
    limits: { apps: 6, webhooks: 3 },
    logo: { url: "/x" },
    same: [1],
  };
  expect(changesBetween(before, after)).toEqual({
    changed: ["name", "scopes", "limits.apps", "logo"],
    before: { name: "a", scopes: ["read"], "limits.apps": 5, logo: null },
    after: { name: "b", scopes: ["read", "write"], "limits.apps": 6, logo: { url: "/x" } },
  });
  expect(changesBetween(before, { ...before })).toEqual({ changed: [], before: {}, after: {} });
});
