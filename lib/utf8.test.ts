import fc from "fast-check";
import { expect, it } from "vitest";
import { brokenByte, misencoded, utf8Text } from "./utf8";

it("gives back every text whose bytes it is given", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
      fc.pre(!text.startsWith("\ufeff"));
      expect(utf8Text(Buffer.from(text))).toBe(text);
      expect(misencoded(encodeURIComponent(text))).toBeUndefined();
    }),
  );
});

it("finds the first byte that no character begins with, behind any text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(0x80, 0xc0, 0xc1, 0xf5, 0xff),
      (text, byte) => {
        const before = Buffer.from(text);
        const bytes = Buffer.concat([before, Buffer.from([byte, 0x41])]);
        expect(utf8Text(bytes)).toBeUndefined();
        expect(brokenByte(bytes)).toEqual({ at: before.length, byte: `0x${byte.toString(16).toUpperCase()}` });
      },
    ),
  );
});

it.each([
  ["%E9", "%E9"],
  ["name=Caf%E9&b=%C3%A9", "%E9"],
  ["a=%ED%A0%80", "%ED%A0%80"],
  ["a=%C3&b=%A9", "%C3"],
  ["%F4%90%80%80", "%F4%90%80%80"],
  ["100%&b=%zz", undefined],
  ["%c3%A9+%E2%82%AC", undefined],
])("finds the escapes of %s that are not UTF-8", (text, found) => {
  expect(misencoded(text)).toBe(found);
});
