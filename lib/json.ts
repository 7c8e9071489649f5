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
