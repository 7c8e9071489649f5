import { describe, expect, it } from "vitest";
import { crc32 } from "./crc32";
import { digestSecret, lookUpDigests, readPeppers } from "./pepper";
import { newSecret, SECRET_KINDS, SECRET_PATTERN, secretKind } from "./secret";

describe("secrets", () => {
  it("fit the published expression, and tell their kind without a database", () => {
    for (const kind of SECRET_KINDS) {
      const secret = newSecret(kind);
      expect(secret).toMatch(SECRET_PATTERN);
      expect(secret).toMatch(new RegExp(`^gth_${kind}_`));
      expect(secretKind(secret)).toBe(kind);
    }
  });

  it("are refused with any one character changed", () => {
    const secret = newSecret("key");
    for (let index = 8; index < secret.length; index++) {
      const other = secret[index] === "A" ? "B" : "A";
      expect(secretKind(secret.slice(0, index) + other + secret.slice(index + 1))).toBeUndefined();
    }
  });

  it("are refused cut short, prolonged, or under another kind's prefix", () => {
    const secret = newSecret("key");
    for (const text of [secret.slice(0, -1), `${secret}0`, ` ${secret}`, secret.replace("key", "pat"), ""]) {
      expect(secretKind(text)).toBeUndefined();
    }
  });

  it("use all of base62 alike", () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 2000; round++) {
      for (const character of newSecret("pat").slice(8, 38)) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(62);
    // 60,000 draws over 62 characters: 968 expected, a standard deviation of 31.
    for (const count of counts.values()) expect(Math.abs(count - 968)).toBeLessThan(31 * 6);
  });
});

describe("crc32", () => {
  it("is the one of zip", () => {
    expect(crc32("")).toBe(0);
    expect(crc32("123456789")).toBe(0xcbf43926);
    expect(crc32("The quick brown fox jumps over the lazy dog")).toBe(0x414fa339);
  });
});

describe("keyed digests", () => {
  const [one, other] = ["a", "b"].map((letter) => Buffer.alloc(32, letter).toString("base64url"));

  it("recognise a secret under the pepper that stored it, and under no other", () => {
    const secret = newSecret("key");
    const stored = digestSecret(readPeppers(one ?? ""), secret);
    expect(lookUpDigests(readPeppers(`${other},${one}`), secret)).toContain(stored);
    expect(lookUpDigests(readPeppers(other ?? ""), secret)).not.toContain(stored);
  });

  it("refuse a pepper that is too short", () => {
    expect(() => readPeppers("c2hvcnQ")).toThrow("32 bytes");
    expect(() => readPeppers(`${one},`)).toThrow("32 bytes");
  });
});
