import type { BrandLogo } from "../../contracts/settings";
import { loadSharp } from "./draw-logo";

/** A picture is looked at this small. */
const SIDE = 32;

/** Of 255: less is dark on any page, more is light. */
const DARK = 96;
const LIGHT = 170;

/** The tone of a drawn logo's lines, where they stand on nothing; `any` for one that brings its own ground along. */
export async function logoTone(picture: Uint8Array): Promise<BrandLogo["tone"]> {
  const sharp = await loadSharp();
  const shrunk = sharp(picture).resize(SIDE, SIDE, { fit: "inside" }).toColourspace("srgb").ensureAlpha();
  const { data, info } = await shrunk.raw().toBuffer({ resolveWithObject: true });
  let drawn = 0;
  let light = 0;
  for (let at = 0; at + 3 < data.length; at += info.channels) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    drawn += alpha;
    light += (0.2126 * red + 0.7152 * green + 0.0722 * blue) * alpha;
  }
  const wholly = drawn >= 0.98 * 255 * info.width * info.height;
  const mean = light / Math.max(drawn, 1);
  if (wholly) return "any";
  return mean < DARK ? "dark" : mean > LIGHT ? "light" : "any";
}
