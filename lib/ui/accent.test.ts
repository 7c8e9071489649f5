import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { accentVariables } from "./accent";

const css = readFileSync("app/globals.css", "utf8");
const both = (text: string): string[] => [...(/light-dark\((#\w{6}), (#\w{6})\)/.exec(text)?.slice(1) ?? [])];
const sheet = (name: string) => both(css.slice(css.indexOf(`--${name}:`)));

function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one = "", other = ""): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

it("whatever accent is chosen, text in it and on it has a contrast of 4.5 in both themes", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, (chosen) => {
      const made = Object.fromEntries(
        Object.entries(accentVariables(chosen)).map(([name, value]) => [name, both(value)]),
      );
      for (const theme of [0, 1]) {
        const of = (name: string) => made[`--${name}`]?.[theme];
        for (const under of ["paper", "surface", "raised", "sunken", "hover"]) {
          expect(contrast(of("accent"), sheet(under)[theme])).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(of("accent"), of("accent-tint"))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(of("accent-ink"), of("accent"))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(of("accent-ink"), of("accent-strong"))).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 500 },
  );
});

it("an accent that can be read everywhere stays as it was chosen", () => {
  expect(accentVariables("#0b4f8a")["--accent"]).toMatch(/^light-dark\(#0b4f8a, /);
});
