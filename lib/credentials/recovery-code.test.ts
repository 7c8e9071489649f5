import { expect, it } from "vitest";
import { newRecoveryCode, readRecoveryCode } from "./recovery-code";

it("makes codes that are easy to copy, no two alike", () => {
  const codes = Array.from({ length: 50 }, newRecoveryCode);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
  expect(new Set(codes).size).toBe(50);
});

it.each(["7kq2m-x9d4t", "7KQ2M-X9D4T", " 7kq2mx9d4t ", "7kq2m x9d4t"])(
  "reads %j as the code that was shown",
  (typed) => {
    expect(readRecoveryCode(typed)).toBe("7kq2m-x9d4t");
  },
);

it("forgives letters that look like digits", () => {
  expect(readRecoveryCode("oOiIl-00000")).toBe("00111-00000");
});
