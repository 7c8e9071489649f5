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

/** Escapes in JSON: a surrogate pair, half of one (the group), any other. */
const ESCAPES = /\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|u([dD][89a-fA-F]\w\w)|[\s\S])/g;

/**
 * Refuses an escape that is half a character: no UTF-8 text holds one (RFC 8259 §8.2), so that one store keeps another
 * text for it and the next refuses it. Throws `JsonError`.
 */
function requireWholeCharacters(text: string): void {
  for (const [, half] of text.matchAll(ESCAPES)) {
    if (half) throw new JsonError(`The body holds half a character: \\u${half} is one part of a pair.`);
  }
}

/** How far lists and objects may stand inside each other: what walks a value calls itself for each level. */
const DEEPEST = 500;

/** Refuses a valid text whose value is too deep to be walked. Throws `JsonError`. */
function requireShallow(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (quoted) index += character === "\\" ? 1 : 0;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > DEEPEST) throw new JsonError(`The body has lists and objects more than ${DEEPEST} deep.`);
  }
}

/** The value of a JSON text. Throws `JsonError` with line and column (published examples have a trailing comma). */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    requireWholeCharacters(text);
    requireShallow(text);
    return value;
  } catch (cause) {
    if (cause instanceof JsonError) throw cause;
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
