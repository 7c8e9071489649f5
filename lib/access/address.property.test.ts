import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalRange } from "../portal/management/canonical-range";
import { addressIn, canonicalAddress, clientAddress, rangeIn, toNetwork, toSite } from "./address";

const toBits = (parts: readonly number[], width: number) =>
  parts.map((part) => part.toString(2).padStart(width, "0")).join("");

const v4 = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => ({ text: parts.join("."), bits: toBits(parts, 8) }));
// Not one that IPv4 is mapped to, which counts as IPv4.
const v6 = fc
  .array(fc.nat(0xffff), { minLength: 8, maxLength: 8 })
  .filter(([first]) => first !== 0)
  .map((parts) => ({ text: parts.map((part) => part.toString(16)).join(":"), bits: toBits(parts, 16) }));
const address = fc.oneof(v4, v6);

/** Two addresses of one family that begin alike, as neighbours do. */
const neighbours = address.chain((one) =>
  fc.nat(one.bits.length).map((at) => {
    const bits = one.bits.slice(0, at) + [...one.bits.slice(at)].map((bit) => (bit === "0" ? "1" : "0")).join("");
    const width = one.bits.length === 32 ? 8 : 16;
    const parts = Array.from({ length: bits.length / width }, (_, n) =>
      Number.parseInt(bits.slice(n * width, (n + 1) * width), 2),
    );
    const text = width === 8 ? parts.join(".") : parts.map((part) => part.toString(16)).join(":");
    return { one, other: { text, bits } };
  }),
);

test("an address lies in a range where it has its first bits, in whichever spelling the range is", () => {
  fc.assert(
    fc.property(neighbours, fc.nat(128), ({ one, other }, length) => {
      const prefix = length % (one.bits.length + 1);
      const range = `${one.text}/${prefix}`;
      const inside = other.bits.startsWith(one.bits.slice(0, prefix));
      expect(addressIn(other.text, [range])).toBe(inside);
      expect(addressIn(other.text, [canonicalRange(range)])).toBe(inside);
      if (one.bits.length === 32) {
        expect(addressIn(`::ffff:${other.text}`, [range])).toBe(inside);
        expect(addressIn(other.text, [`::ffff:${one.text}/${prefix + 96}`])).toBe(inside);
      }
    }),
  );
});

test("a range lies in another where all its addresses do", () => {
  fc.assert(
    fc.property(neighbours, fc.nat(128), fc.nat(128), ({ one, other }, a, b) => {
      const [inner, outer] = [a % (one.bits.length + 1), b % (one.bits.length + 1)];
      const inside = inner >= outer && other.bits.startsWith(one.bits.slice(0, outer));
      expect(rangeIn(`${other.text}/${inner}`, `${one.text}/${outer}`)).toBe(inside);
    }),
  );
});

test("two addresses are of one network where they are one, or share 64 bits; of one site where they share 48", () => {
  fc.assert(
    fc.property(neighbours, ({ one, other }) => {
      const isV4 = one.bits.length === 32;
      expect(toNetwork(one.text) === toNetwork(other.text)).toBe(
        isV4 ? one.text === other.text : one.bits.slice(0, 64) === other.bits.slice(0, 64),
      );
      if (isV4) expect(toSite(one.text)).toBeNull();
      else expect(toSite(one.text) === toSite(other.text)).toBe(one.bits.slice(0, 48) === other.bits.slice(0, 48));
    }),
  );
});

test("any text is an address in one spelling, or none, and never throws", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV4Extended(), fc.ipV6()), (text) => {
      const canonical = canonicalAddress(text);
      if (canonical !== undefined) expect(canonicalAddress(canonical)).toBe(canonical);
      expect(typeof addressIn(text, ["0.0.0.0/0", "::/0"])).toBe("boolean");
    }),
  );
});

test("nothing that a client writes left of its own address changes who it is", () => {
  fc.assert(
    fc.property(v4, fc.string(), fc.array(fc.ipV4(), { maxLength: 3 }), ({ text }, lie, more) => {
      fc.pre(!text.startsWith("10."));
      const told = [lie, ...more, text, "10.0.0.7"].join(", ");
      expect(clientAddress("10.0.0.1", told, ["10.0.0.0/8"])).toBe(text);
      expect(clientAddress(text, told, ["10.0.0.0/8"])).toBe(text);
    }),
  );
});
