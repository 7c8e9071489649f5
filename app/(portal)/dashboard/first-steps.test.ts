import { expect, it } from "vitest";
import type { App } from "@/lib/contracts/apps";
import type { Held } from "@/lib/hooks/held/held-api";
import { firstSteps } from "./first-steps";

const key = (facts: Partial<Held>) => ({ lastUsedAt: null, expiresAt: null, ...facts }) as Held;
const app = (facts: Partial<App>) => ({ lastUsedAt: null, ...facts }) as App;

it("begins with nothing done", () => {
  expect(firstSteps([], [])).toEqual({ hasCredential: false, lastCallAt: null, hasExpiry: false, done: false });
});

it("takes the latest use of any credential for the last call", () => {
  const steps = firstSteps(
    [key({ lastUsedAt: "2026-11-20T10:00:00Z" }), key({})],
    [app({ lastUsedAt: "2026-11-21T09:00:00Z" })],
  );
  expect(steps).toEqual({
    hasCredential: true,
    lastCallAt: "2026-11-21T09:00:00Z",
    hasExpiry: false,
    done: false,
  });
});

it("asks for no expiry of somebody who has apps only: their tokens run out", () => {
  expect(firstSteps([], [app({ lastUsedAt: "2026-11-21T09:00:00Z" })]).done).toBe(true);
});

it("is done once a key that was used, or another one, has an end", () => {
  const keys = [key({ lastUsedAt: "2026-11-20T10:00:00Z" }), key({ expiresAt: "2027-01-01T00:00:00Z" })];
  expect(firstSteps(keys, []).done).toBe(true);
});
