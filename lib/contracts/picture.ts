import { z } from "zod";

/** Bytes that a logo may have. */
export const LOGO_LIMIT = 512 * 1024;

/** A picture in base64. */
export const picture = z
  .base64({ error: "Send the picture in base64." })
  .min(1, "The picture is empty.")
  .max(Math.ceil(LOGO_LIMIT / 3) * 4, "A logo may have at most 512 KB.");
