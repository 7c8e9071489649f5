import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("passwords", () => {
  it("are argon2id, salted, and checked", async () => {
    const [one, other] = await Promise.all([hashPassword("pässword"), hashPassword("pässword")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, "pässword")).toBe(true);
    expect(await verifyPassword(one, "password")).toBe(false);
  });

  it("never fit an unknown person or a hash that is none", async () => {
    expect(await verifyPassword(null, "nobody's password")).toBe(false);
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
