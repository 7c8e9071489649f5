import { ApiError } from "../../api-error";

/** The longer side of a drawn logo, twice what the pages show. */
const SIDE = 256;

/** More than any camera takes, and few enough that unpacking them is no attack. */
const MOST_PIXELS = 50_000_000;

const at = (picture: Uint8Array, offset: number, text: string) =>
  Buffer.from(picture.subarray(offset, offset + text.length)).toString("latin1") === text;

/** By what the bytes say, whatever the file was called. SVG is not among them: it is a program, not a picture. */
const FORMATS: readonly ((picture: Uint8Array) => boolean)[] = [
  (picture) => at(picture, 0, "\x89PNG\r\n\x1a\n"),
  (picture) => at(picture, 0, "\xff\xd8\xff"),
  (picture) => at(picture, 0, "GIF87a") || at(picture, 0, "GIF89a"),
  (picture) => at(picture, 0, "RIFF") && at(picture, 8, "WEBP"),
];

const refused = (message: string, cause?: unknown) =>
  new ApiError("validation", `picture: ${message}`, { details: [{ field: "picture", message }], cause });

/** Loaded at the first picture: a system without the library can do everything else. */
export async function loadSharp() {
  try {
    return (await import("sharp")).default;
  } catch (cause) {
    throw new ApiError("notImplemented", "This server cannot read pictures: its picture library is missing.", {
      cause,
    });
  }
}

/**
 * Draws a picture anew, as WebP of at most 256 by 256 pixels: what is served is never the file that was sent, so nothing
 * can hide in it, and where it was taken stays with its owner. Throws `ApiError("validation")` for what is no picture.
 */
export async function drawLogo(picture: Uint8Array): Promise<Uint8Array> {
  if (!FORMATS.some((is) => is(picture))) throw refused("Send a PNG, JPEG, GIF or WebP picture.");
  const sharp = await loadSharp();
  try {
    return await sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .rotate()
      .resize(SIDE, SIDE, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 90 })
      .toBuffer();
  } catch (cause) {
    throw refused("The picture is damaged, or has too many pixels.", cause);
  }
}
