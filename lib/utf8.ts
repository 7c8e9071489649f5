import { isUtf8 } from "node:buffer";

const REPLACEMENT = "\ufffd";
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** The place of the first byte that is not UTF-8. */
function brokenAt(bytes: Buffer): number {
  const text = bytes.toString("utf8");
  let offset = 0;
  let from = 0;
  for (let found = text.indexOf(REPLACEMENT); found >= 0; found = text.indexOf(REPLACEMENT, from)) {
    offset += Buffer.byteLength(text.slice(from, found));
    // A replacement character that was sent as one is a character like any other.
    if (!bytes.subarray(offset, offset + 3).equals(REPLACEMENT_BYTES)) return offset;
    offset += 3;
    from = found + 1;
  }
  return offset;
}

/** The first byte that is not UTF-8: how many stand before it, and itself as people write it (`0xE9`). */
export function brokenByte(bytes: Buffer): { at: number; byte: string } {
  const at = brokenAt(bytes);
  return { at, byte: `0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0")}` };
}

/**
 * Text of UTF-8 bytes, without a byte order mark; `undefined` where they are not UTF-8. Such bytes are never replaced:
 * what was meant by them would be lost.
 */
export const utf8Text = (bytes: Buffer): string | undefined =>
  isUtf8(bytes) ? bytes.toString("utf8").replace(/^\ufeff/, "") : undefined;

const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

/** A run of percent escapes that is not UTF-8 (`%E9`, `%ED%A0%80`), or `undefined` where all are. */
export function misencoded(text: string): string | undefined {
  if (!/%[89a-f]/i.test(text)) return undefined;
  return text.match(ESCAPES)?.find((run) => {
    try {
      decodeURIComponent(run);
      return false;
    } catch {
      return true;
    }
  });
}
