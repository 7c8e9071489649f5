type Channels = readonly [number, number, number];

const BLACK: Channels = [0, 0, 0];
const WHITE: Channels = [255, 255, 255];

/** The sheets of the style sheet that text in the accent is hardest to read on, in light and in dark. */
const HARDEST = { light: parseChannels("#f0eee7"), dark: parseChannels("#2a2e29") };
const DARK_PAPER = parseChannels("#121311");

/** Contrast of text that WCAG 2.2 AA asks for, and a little for rounding. */
const ENOUGH = 4.6;

function parseChannels(colour: string): Channels {
  const at = (index: number) => Number.parseInt(colour.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
}

const written = (channels: Channels): string =>
  `#${channels.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

const mix = (one: Channels, other: Channels, share: number): Channels => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];

/** Relative luminance (WCAG 2.2). */
function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: Channels, other: Channels): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** A colour moved towards another, no further than it takes to be read on a sheet. */
function readable(colour: Channels, towards: Channels, sheet: Channels): Channels {
  for (let share = 0; share < 1; share += 0.02) {
    const moved = mix(colour, towards, share);
    if (contrast(moved, sheet) >= ENOUGH) return moved;
  }
  return towards;
}

/** A sheet in the tint of a colour, as strong as the colour can still be read on. */
function tint(colour: Channels, sheet: Channels): Channels {
  for (let share = 0.86; share < 1; share += 0.02) {
    const tinted = mix(colour, sheet, share);
    if (contrast(colour, tinted) >= ENOUGH) return tinted;
  }
  return sheet;
}

function shades(accent: Channels, away: Channels, hardest: Channels, ink: Channels, sheet: Channels) {
  const shown = readable(accent, away, hardest);
  return { accent: shown, strong: mix(shown, away, 0.25), ink, tint: tint(shown, sheet) };
}

/**
 * The custom properties with which an operator's accent takes the place of ours: made darker in light and lighter in
 * dark until it can be read everywhere, so that no choice makes the portal inaccessible. `accent` is `#rrggbb`.
 */
export function accentVariables(accent: string): Record<`--${string}`, string> {
  const given = parseChannels(accent);
  const light = shades(given, BLACK, HARDEST.light, WHITE, WHITE);
  const dark = shades(given, WHITE, HARDEST.dark, mix(given, BLACK, 0.9), DARK_PAPER);
  const both = (shade: keyof typeof light) => `light-dark(${written(light[shade])}, ${written(dark[shade])})`;
  return {
    "--accent": both("accent"),
    "--accent-strong": both("strong"),
    "--accent-ink": both("ink"),
    "--accent-tint": both("tint"),
  };
}
