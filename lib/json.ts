/** A text that is not JSON; the message says where it breaks. */
export class JsonError extends Error {
  override readonly name = "JsonError";
}

/** Past this length the place is not looked for: the search parses the text several times. */
const SEARCHED = 20_000;

function breaks(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
    const atEnd = position !== undefined && Number(position) >= text.length;
    return !atEnd && !/end of JSON|Unterminated/.test(String(error));
  }
}

/** The index of the first character that cannot stand where it stands: every shorter text merely ends too early. */
function breakingIndex(text: string): number {
  let fine = 0;
  let broken = text.length + 1;
  while (broken - fine > 1) {
    const middle = (fine + broken) >> 1;
    if (breaks(text.slice(0, middle))) broken = middle;
    else fine = middle;
  }
  return broken - 1;
}

/** The value of a JSON text. Throws `JsonError` with line and column (a trailing comma is what seed 4's clients send). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (text.length > SEARCHED) throw new JsonError("The body is not valid JSON.", { cause });
    const before = text.slice(0, breakingIndex(text));
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    throw new JsonError(`The body is not valid JSON: it breaks at line ${line}, column ${column}.`, { cause });
  }
}

/**
 * A name that a JSON object has twice, or `undefined`. `text` must be valid JSON, of which parsers keep now the first
 * and now the last: what one program checks would not be what the next one reads (RFC 8259 §4).
 */
export function nameGivenTwice(text: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  for (const [token, quoted] of text.matchAll(/[{}[\]]|("(?:[^"\\]|\\.)*")\s*:?/g)) {
    if (quoted === undefined) depth += token === "{" || token === "[" ? 1 : -1;
    else if (depth === 1 && token.endsWith(":")) {
      const name = String(JSON.parse(quoted));
      if (seen.has(name)) return name;
      seen.add(name);
    }
  }
  return undefined;
}
