import { createHash, createHmac } from "node:crypto";

/** The server's half of every key: lives in the environment or a file, never in the database. */
export interface Pepper {
  /** Names the pepper in SafeStore headers; says nothing of its value. */
  id: string;
  secret: Uint8Array;
}

/** Live peppers, the current one first; older ones still open what they closed. */
export type Peppers = readonly [Pepper, ...Pepper[]];

/**
 * Reads `SAFESTORE_PEPPER`: base64url values of at least 32 bytes, the current one first, older ones after commas.
 * Throws a `RangeError` with a sentence for people.
 */
export function readPeppers(text: string): Peppers {
  const peppers = text.split(",").map((part): Pepper => {
    const secret = Buffer.from(part.trim(), "base64url");
    if (secret.length < 32) throw new RangeError("each pepper must be at least 32 bytes in base64");
    return { id: createHash("sha256").update(secret).digest("hex").slice(0, 12), secret };
  });
  const [current, ...older] = peppers;
  if (!current) throw new RangeError("there is no pepper");
  return [current, ...older];
}

const keyed = (pepper: Pepper, text: string) =>
  createHmac("sha256", pepper.secret).update("digest\0").update(text).digest("base64url");

/** The keyed digest under which a new secret is stored (DESIGN §1.5): without the pepper it recognises nothing. */
export const digestSecret = (peppers: Peppers, secret: string): string => keyed(peppers[0], secret);

/** The digests under which a presented secret may be stored, one for each live pepper. */
export const lookUpDigests = (peppers: Peppers, secret: string): string[] =>
  peppers.map((pepper) => keyed(pepper, secret));
