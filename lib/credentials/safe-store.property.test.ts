import fc from "fast-check";
import { expect, test } from "vitest";
import { readPeppers } from "./pepper";
import { open, SafeStoreError, seal } from "./safe-store";

const peppers = readPeppers(Buffer.alloc(32, 3).toString("base64url"));
const place = fc.record({
  purpose: fc.constantFrom("client-secret", "signing-key", "totp"),
  recordId: fc.string({ maxLength: 20 }),
  ownerKey: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});
const text = fc.string({ unit: "grapheme", maxLength: 200 });

test("any text that is sealed opens in its place, to the letter", async () => {
  await fc.assert(
    fc.asyncProperty(
      place,
      fc.oneof(
        text,
        text.map((rest) => `\ufeff${rest}`),
      ),
      async (where, secret) => {
        expect(await open(peppers, where, await seal(peppers, where, secret))).toBe(secret);
      },
    ),
    { numRuns: 50 },
  );
});

test("a sealed value opens in no other place", async () => {
  await fc.assert(
    fc.asyncProperty(place, place, text, async (where, elsewhere, secret) => {
      fc.pre(JSON.stringify(where) !== JSON.stringify(elsewhere));
      await expect(open(peppers, elsewhere, await seal(peppers, where, secret))).rejects.toThrow(SafeStoreError);
    }),
    { numRuns: 50 },
  );
});

test("a sealed value of which any byte was changed opens nowhere", async () => {
  await fc.assert(
    fc.asyncProperty(place, text, fc.nat(), fc.integer({ min: 1, max: 255 }), async (where, secret, n, mask) => {
      const parts = (await seal(peppers, where, secret)).split(".").map((part) => Buffer.from(part, "base64url"));
      const changeable = parts.filter(({ length }) => length > 0);
      const part = changeable[n % changeable.length] ?? Buffer.alloc(1);
      const at = n % part.length;
      part.writeUInt8(part.readUInt8(at) ^ mask, at);
      const tampered = parts.map((bytes) => bytes.toString("base64url")).join(".");
      await expect(open(peppers, where, tampered)).rejects.toThrow(SafeStoreError);
    }),
    { numRuns: 100 },
  );
});
