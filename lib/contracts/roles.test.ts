import { expect, test } from "vitest";
import { createRole, createScope } from "./roles";

test.each([".", ".."])("%s is the name of no role and of no scope: no path could lead to it", (name) => {
  const role = createRole.body.safeParse({ name, scopes: ["read"] });
  expect(role.error?.issues).toEqual([expect.objectContaining({ path: ["name"] })]);
  const scope = createScope.body.safeParse({ name, description: "A scope" });
  expect(scope.error?.issues).toEqual([expect.objectContaining({ path: ["name"] })]);
});

test("a name with dots in it is one as any other", () => {
  expect(createRole.body.safeParse({ name: "Team 1.2", scopes: ["read"] }).success).toBe(true);
  expect(createScope.body.safeParse({ name: "https://api.example.com/a..b", description: "A scope" }).success).toBe(
    true,
  );
});
