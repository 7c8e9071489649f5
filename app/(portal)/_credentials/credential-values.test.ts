import { expect, it } from "vitest";
import { type CredentialValues, emptyValues, toChange, toDraft, toExpiry } from "./credential-values";

const NOW = new Date("2026-11-21T12:00:00Z");

it("turns a lifetime into the moment it comes to, and never into none", () => {
  expect(toExpiry({ lifetime: "90", expiresAt: "" }, NOW)?.toISOString()).toBe("2027-02-19T12:00:00.000Z");
  expect(toExpiry({ lifetime: "never", expiresAt: "2027-01-01" }, NOW)).toBeNull();
});

it("lets a credential live to the end of the chosen day where the person is", () => {
  const end = toExpiry({ lifetime: "date", expiresAt: "2027-01-31" }, NOW);
  expect([end?.getDate(), end?.getHours(), end?.getMinutes()]).toEqual([31, 23, 59]);
  expect(toExpiry({ lifetime: "date", expiresAt: "" }, NOW)).toBeNull();
});

it("sends addresses as a list, however they are parted, and nothing for none", () => {
  const values: CredentialValues = {
    ...emptyValues("optional"),
    name: "n",
    lifetime: "never",
    allowedIps: "203.0.113.0/24, ::1\n\n10.0.0.1 ",
  };
  expect(toDraft(values)).toEqual({
    name: "n",
    expiresAt: null,
    scopes: null,
    allowedIps: ["203.0.113.0/24", "::1", "10.0.0.1"],
  });
  expect(toDraft({ ...values, allowedIps: " " }).allowedIps).toBeNull();
});

it("does not send scopes that were ticked before the whole was chosen again", () => {
  expect(toDraft({ ...emptyValues("optional"), access: "all", scopes: ["read"] }).scopes).toBeNull();
  expect(toDraft({ ...emptyValues("optional"), access: "some", scopes: ["read"] }).scopes).toEqual(["read"]);
});

it("leaves the expiry alone unless another one is chosen", () => {
  const values: CredentialValues = { ...emptyValues("optional"), name: "n", lifetime: "keep" };
  expect(toChange(values, { scopesLater: "fixed" })).toEqual({ name: "n", allowedIps: null });
  expect(toChange({ ...values, lifetime: "never" }, { scopesLater: "fixed" })).toEqual({
    name: "n",
    allowedIps: null,
    expiresAt: null,
  });
});
