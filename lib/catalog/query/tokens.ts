import { LIMITS } from "../limits";
import { SourceProblem } from "../source-problem";

export type TokenKind = "name" | "number" | "string" | "variable" | "at" | "symbol" | "end";

/** A word of the query language. `at` and `end` are offsets in the whole text. */
export interface Token {
  kind: TokenKind;
  /** As written; without the `$` of a variable and the `@` of an aggregate. */
  text: string;
  at: number;
  end: number;
  /** What a string stands for, and where each of its characters was written. */
  value: string;
  places: readonly number[];
}

const SPACE = /(?:[\s\uFEFF]|#[^\n]*)+/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_])/y;
const SYMBOL = /<=|>=|<>|!=|==|&&|\|\||[{}()[\],:.=<>+\-*/%!]/y;
const ESCAPES: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  "\\": "\\",
  "/": "/",
  '"': '"',
  "'": "'",
};

interface Text {
  text: string;
  /** Where the character with an index stands in the whole text. */
  findPlace: (index: number) => number;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function readString({ text, findPlace }: Text, start: number): { value: string; places: number[]; next: number } {
  const quote = text[start];
  const places: number[] = [];
  let value = "";
  let at = start + 1;
  const put = (characters: string, place: number) => {
    for (let index = 0; index < characters.length; index++) places.push(findPlace(place));
    value += characters;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === quote) {
      if (quote !== "'" || text[at + 1] !== "'") return { value, places: [...places, findPlace(at)], next: at + 1 };
      put("'", at);
      at += 2;
    } else if (character === "\\") {
      const unicode = /^\\u([0-9a-fA-F]{4})/.exec(text.slice(at, at + 6))?.[1];
      const plain = ESCAPES[text.charAt(at + 1)];
      // Unknown escapes stay as they are: `\%` and `\_` belong to patterns.
      if (unicode) put(String.fromCharCode(Number.parseInt(unicode, 16)), at);
      else put(plain ?? text.slice(at, at + 2), at);
      at += unicode ? 6 : 2;
    } else {
      put(character, at);
      at += 1;
    }
  }
  throw new SourceProblem("syntax", "This text is not closed.", findPlace(start));
}

const one = (kind: TokenKind, text: string, at: number, end: number): Token => ({
  kind,
  text,
  at,
  end,
  value: text,
  places: [],
});

function next(source: Text, at: number): { token: Token; next: number } {
  const { text, findPlace } = source;
  const character = text.charAt(at);
  if (character === '"' || character === "'") {
    const read = readString(source, at);
    const token = { ...one("string", text.slice(at, read.next), findPlace(at), findPlace(read.next)), ...read };
    return { token, next: read.next };
  }
  const prefixed = character === "$" || character === "@";
  const word = match(WORD, text, prefixed ? at + 1 : at);
  if (word) {
    const end = at + word.length + (prefixed ? 1 : 0);
    const kind = character === "$" ? "variable" : character === "@" ? "at" : "name";
    return { token: one(kind, word, findPlace(at), findPlace(end)), next: end };
  }
  for (const [kind, pattern] of [
    ["number", NUMBER],
    ["symbol", SYMBOL],
  ] as const) {
    const found = match(pattern, text, at);
    if (found) return { token: one(kind, found, findPlace(at), findPlace(at + found.length)), next: at + found.length };
  }
  const shown = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd);
  throw new SourceProblem("syntax", `"${shown}" means nothing here.`, findPlace(at));
}

/** Splits a text into words. Throws `SourceProblem` at the first place that is none. */
export function tokenize(text: string, findPlace: (index: number) => number = (index) => index): Token[] {
  if (text.length > LIMITS.text)
    throw new SourceProblem("meaning", `A query can have at most ${LIMITS.text} characters.`, 0);
  const source = { text, findPlace };
  const tokens: Token[] = [];
  let at = match(SPACE, text, 0)?.length ?? 0;
  while (at < text.length) {
    const found = next(source, at);
    tokens.push(found.token);
    at = found.next + (match(SPACE, text, found.next)?.length ?? 0);
  }
  tokens.push(one("end", "the end", findPlace(text.length), findPlace(text.length)));
  return tokens;
}
