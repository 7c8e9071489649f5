import { expect, it } from "vitest";
import { changeOf, draftOf, emptyValues, expiryOf, type HeldValues } from "./held-values";

const NOW = new Date("2026-11-21T12:00:00Z");

it("turns a lifetime into the moment it comes to, and never into none", () => {
  expect(expiryOf({ lifetime: "90", expiresAt: "" }, NOW)?.toISOString()).toBe("2027-02-19T12:00:00.000Z");
  expect(expiryOf({ lifetime: "never", expiresAt: "2027-01-01" }, NOW)).toBeNull();
});

it("lets a credential live to the end of the chosen day where the person is", () => {
  const end = expiryOf({ lifetime: "date", expiresAt: "2027-01-31" }, NOW);
  expect([end?.getDate(), end?.getHours(), end?.getMinutes()]).toEqual([31, 23, 59]);
  expect(expiryOf({ lifetime: "date", expiresAt: "" }, NOW)).toBeNull();
});

it("sends addresses as a list, however they are parted, and nothing for none", () => {
  const values: HeldValues = {
    ...emptyValues("whole"),
    name: "n",
    lifetime: "never",
    allowedIps: "203.0.113.0/24, ::1\n\n10.0.0.1 ",
  };
  expect(draftOf(values)).toEqual({
    name: "n",
    expiresAt: null,
    scopes: null,
    allowedIps: ["203.0.113.0/24", "::1", "10.0.0.1"],
  });
  expect(draftOf({ ...values, allowedIps: " " }).allowedIps).toBeNull();
});

it("does not send scopes that were ticked before the whole was chosen again", () => {
  expect(draftOf({ ...emptyValues("whole"), access: "all", scopes: ["read"] }).scopes).toBeNull();
  expect(draftOf({ ...emptyValues("whole"), access: "some", scopes: ["read"] }).scopes).toEqual(["read"]);
});

it("leaves the expiry alone unless another one is chosen", () => {
  const values: HeldValues = { ...emptyValues("whole"), name: "n", lifetime: "keep" };
  expect(changeOf(values)).toEqual({ name: "n", allowedIps: null });
  expect(changeOf({ ...values, lifetime: "never" })).toEqual({ name: "n", allowedIps: null, expiresAt: null });
});
