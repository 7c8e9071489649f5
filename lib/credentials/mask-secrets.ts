import { SECRET_KINDS } from "./secret";

// Ours by their one form (CONTRACT §1).
const OURS = new RegExp(`gth_(?:${SECRET_KINDS.join("|")})_[0-9A-Za-z]+`, "g");

// All that a JWT is made of, as one repeat: a pattern of its three parts would try each part at each place (16 KB of
// "eyJ" took 190 ms).
const WORDS = /[\w.-]+/g;
const BEGINNING = "eyJ";

/** A word without what looks like a JWT in it: `eyJ…`, and two more parts behind points, the last of which may be empty. */
function maskJwts(word: string): string {
  if (!word.includes(BEGINNING)) return word;
  const parts = word.split(".");
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const at = part.indexOf(BEGINNING);
    const isJwt = at !== -1 && part.length > at + BEGINNING.length && parts[index + 1] && index + 2 < parts.length;
    kept.push(isJwt ? `${part.slice(0, at)}${BEGINNING}…` : part);
    if (isJwt) index += 2;
  }
  return kept.join(".");
}

/** A line without the secrets in it: each becomes its prefix and an ellipsis. Its time grows with the line, not faster. */
export const maskSecrets = (text: string): string =>
  text.replace(OURS, (secret) => `${secret.slice(0, 8)}…`).replace(WORDS, maskJwts);
