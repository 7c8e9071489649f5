import fc from "fast-check";
import { expect, test } from "vitest";
import { readCookie } from "./session-cookie";

const NAME = "__Host-next-auth.session-token";
const pair = fc.string({ unit: "binary-ascii" }).map((text) => text.replaceAll(";", ""));

test("a cookie is found among any others, and no part of another is taken for it", () => {
  fc.assert(
    fc.property(fc.array(pair), fc.array(pair), fc.base64String(), (before, after, value) => {
      const others = before.filter((text) => text.split("=", 1)[0]?.trim() !== NAME);
      expect(readCookie([...others, ` ${NAME}=${value}`, ...after].join(";"), NAME)).toBe(value);
      for (const near of [`x${NAME}=v`, `${NAME}x=v`, `a=${NAME}=v`, NAME, NAME.toLowerCase()]) {
        expect(readCookie([...others, near].join(";"), NAME)).toBeUndefined();
      }
    }),
  );
});
