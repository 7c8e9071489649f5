import fc from "fast-check";
import { expect, test } from "vitest";
import { composeSecret, SECRET_KINDS, SECRET_PATTERN, secretKind } from "./secret";

/** UTF-16 units of any kind, halves of characters among them. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

const BASE62 = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const random = fc.string({ unit: fc.constantFrom(...BASE62), minLength: 30, maxLength: 30 });
const kinds = fc.constantFrom(...SECRET_KINDS);

test("a secret of any kind fits the published expression and tells its kind", () => {
  fc.assert(
    fc.property(kinds, random, (kind, chance) => {
      const secret = composeSecret(kind, chance);
      expect(secret).toMatch(SECRET_PATTERN);
      expect(secretKind(secret)).toBe(kind);
    }),
  );
});

test("a secret with one character changed, two exchanged, or anything around it is none", () => {
  fc.assert(
    fc.property(
      kinds,
      random,
      fc.nat(),
      fc.constantFrom(...BASE62),
      fc.string({ minLength: 1 }),
      (kind, chance, n, other, more) => {
        const secret = composeSecret(kind, chance);
        const at = n % secret.length;
        const changed = secret.slice(0, at) + other + secret.slice(at + 1);
        const pair = `${secret[at + 1] ?? ""}${secret[at] ?? ""}`;
        const exchanged = secret.slice(0, at) + pair + secret.slice(at + 2);
        for (const text of [changed, exchanged]) if (text !== secret) expect(secretKind(text)).toBeUndefined();
        for (const text of [secret + more, more + secret]) expect(secretKind(text)).toBeUndefined();
      },
    ),
  );
});

test("no other text is a secret", () => {
  fc.assert(fc.property(anyText, (text) => secretKind(text) === undefined));
});
