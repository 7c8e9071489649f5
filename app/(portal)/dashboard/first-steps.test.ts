import { expect, it } from "vitest";
import { getCredentials } from "../inventory/inventory-words";
import { type Credential, firstSteps } from "./first-steps";

const item = (kind: Credential["kind"], facts: Partial<Credential> = {}): Credential => ({
  kind,
  lastUsedAt: null,
  expiresAt: null,
  ...facts,
});

it("begins with nothing done, signed in or not", () => {
  const begun = { hasCredential: false, lastCallAt: null, hasExpiry: false, done: false };
  expect(firstSteps([])).toEqual(begun);
  expect(firstSteps([item("session", { lastUsedAt: "2026-11-20T10:00:00Z" }), item("connection")])).toEqual(begun);
});

it("takes the latest use of any credential for the last call", () => {
  const steps = firstSteps([
    item("api-key", { lastUsedAt: "2026-11-20T10:00:00Z" }),
    item("b2b-login"),
    item("app", { lastUsedAt: "2026-11-21T09:00:00Z" }),
  ]);
  expect(steps).toEqual({ hasCredential: true, lastCallAt: "2026-11-21T09:00:00Z", hasExpiry: false, done: false });
});

it("asks for no expiry of somebody who has apps only: their tokens run out", () => {
  expect(firstSteps([item("app", { lastUsedAt: "2026-11-21T09:00:00Z" })]).done).toBe(true);
});

it("is done once a credential that was used, or another one, has an end", () => {
  const used = item("access-token", { lastUsedAt: "2026-11-20T10:00:00Z" });
  expect(firstSteps([used]).done).toBe(false);
  expect(firstSteps([used, item("api-key", { expiresAt: "2027-01-01T00:00:00Z" })]).done).toBe(true);
});

it("knows what calls the API from what does not", () => {
  const kinds = ["api-key", "session", "access-token", "connection", "b2b-login", "password-login", "app"] as const;
  expect(getCredentials(kinds.map((kind) => item(kind))).map(({ kind }) => kind)).toEqual([
    "api-key",
    "access-token",
    "b2b-login",
    "app",
  ]);
});
