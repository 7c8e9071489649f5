import { expect, it } from "vitest";
import { localPath, withCallback } from "./local-path";

it.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/\t/evil.example/",
  "/.//evil.example/",
  "/a/..//evil.example/",
  "/%2e//evil.example/",
  "/./\\evil.example/",
  "javascript:alert(1)",
  "dashboard",
  "",
  undefined,
  ["/apps", "/settings"],
])("does not go to %j after signing in", (value) => {
  expect(localPath(value)).toBe("/dashboard");
});

it("goes to a path of this site, with its query", () => {
  expect(localPath("/auth/oauth/authorize?client_id=a&scope=read")).toBe(
    "/auth/oauth/authorize?client_id=a&scope=read",
  );
});

it("carries the way back from one account page to another", () => {
  expect(withCallback("/signup", "/dashboard")).toBe("/signup");
  expect(withCallback("/signup", "/consent?ticket=t")).toBe("/signup?callbackUrl=%2Fconsent%3Fticket%3Dt");
});
