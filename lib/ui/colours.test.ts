import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("app/globals.css", "utf8");

/** The value of a token in light and in dark, as the style sheet declares it. */
function token(name: string): { light: string; dark: string } {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? [];
  if (!light || !dark) throw new Error(`no token --${name}`);
  return { light, dark };
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const SHEETS = ["paper", "surface", "raised", "sunken", "hover"];
const TEXT = [
  ...["ink", "muted", "accent", "bad"].flatMap((ink) => SHEETS.map((sheet) => [ink, sheet] as const)),
  ...["good", "warn", "bad", "accent"].map((state) => [state, `${state}-tint`] as const),
  ...["good", "warn", "bad", "accent"].map((state) => ["ink", `${state}-tint`] as const),
  ["muted", "accent-tint"],
  ["warn", "sunken"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ["bad-ink", "bad"],
  ["bad-ink", "bad-strong"],
] as const;

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  it.each(TEXT)("text in %s on %s has a contrast of 4.5 at least", (ink, sheet) => {
    expect(contrast(token(ink)[theme], token(sheet)[theme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["paper", "surface", "raised"])("controls on %s have a contrast of 3 at least", (sheet) => {
    expect(contrast(token("control")[theme], token(sheet)[theme])).toBeGreaterThanOrEqual(3);
    expect(contrast(token("accent")[theme], token(sheet)[theme])).toBeGreaterThanOrEqual(3);
  });
});
