import { expect, it } from "vitest";
import { newTotpSeed, stepOfCode, totpUri } from "./totp";

// RFC 6238 appendix B, SHA-1: the seed "12345678901234567890", and the last six of the eight digits.
const SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("takes the code of RFC 6238 at %i seconds, and names its step", (seconds, code) => {
  expect(stepOfCode(SEED, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

it("takes a code one step early or late under its own step, and none further off", () => {
  const at = 1_111_111_109;
  const step = Math.floor(at / 30);
  const offsets = [-60, -30, 0, 30, 60];
  const steps = offsets.map((offset) => stepOfCode(SEED, "081804", (at + offset) * 1000));
  expect(steps).toEqual([null, step, step, step, null]);
});

it.each(["", "81804", "0818044", "08180４", " 081804", "abcdef", "0x1804", "\u0000".repeat(6)])(
  "takes %j for no code",
  (code) => {
    expect(stepOfCode(SEED, code, 1_111_111_109_000)).toBeNull();
  },
);

it("makes seeds of 160 bits, no two alike, that an authenticator app can read", () => {
  const seed = newTotpSeed();
  expect(seed).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSeed()).not.toBe(seed);
  const uri = new URL(totpUri(seed, { issuer: "Acme & Co", account: "anna@example.test" }));
  expect([uri.protocol, uri.host, uri.searchParams.get("secret"), uri.searchParams.get("issuer")]).toEqual([
    "otpauth:",
    "totp",
    seed,
    "Acme & Co",
  ]);
});
