import { hash } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { hashPassword, PasswordsBusyError, verifyPassword } from "./password";

describe("passwords", () => {
  it("are argon2id, salted, and checked", async () => {
    const [one, other] = await Promise.all([hashPassword("pässword"), hashPassword("pässword")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, "pässword")).toBe(true);
    expect(await verifyPassword(one, "password")).toBe(false);
  });

  it("fit however their accents are written, and as they were hashed before that", async () => {
    const stored = await hashPassword("pa\u0308ssword");
    expect(await verifyPassword(stored, "p\u00e4ssword")).toBe(true);
    expect(await verifyPassword(stored, "pa\u0308ssword")).toBe(true);
    const before = await hash("pa\u0308ssword");
    expect(await verifyPassword(before, "pa\u0308ssword")).toBe(true);
    expect(await verifyPassword(before, "password")).toBe(false);
  });

  it("never fit an unknown person or a hash that is none", async () => {
    expect(await verifyPassword(null, "password")).toBe(false);
    expect(await verifyPassword(undefined, "")).toBe(false);
    expect(await verifyPassword("not a hash", "x")).toBe(false);
  });

  it("are all answered when many come at once", async () => {
    const stored = await hashPassword("x");
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => verifyPassword(stored, index % 2 ? "x" : "y")),
    );
    expect(answers).toEqual(Array.from({ length: 12 }, (_, index) => index % 2 === 1));
  });
});

it("a flood of passwords is refused past what can be checked in seconds, and those before it are checked", async () => {
  const hash = await hashPassword("right");
  const answers = await Promise.allSettled(Array.from({ length: 400 }, () => verifyPassword(hash, "right")));
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused.length).toBeGreaterThan(100);
  for (const { reason } of refused) expect(reason).toBeInstanceOf(PasswordsBusyError);
  const checked = answers.filter((answer) => answer.status === "fulfilled");
  expect(checked.length).toBeGreaterThan(100);
  expect(checked.every(({ value }) => value)).toBe(true);
  expect(await verifyPassword(hash, "right")).toBe(true);
}, 60_000);
