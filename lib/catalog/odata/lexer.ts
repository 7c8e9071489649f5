import { LIMITS } from "../limits";
import { SourceProblem } from "../source-problem";
import { habitAt } from "./habits";
import type { Piece } from "./split";

type LexemeKind =
  | "name"
  | "string"
  | "quoted"
  | "number"
  | "guid"
  | "timestamp"
  | "date"
  | "time"
  | "duration"
  | "foreign"
  | "alias"
  | "system"
  | "symbol"
  | "end";

/** A word of an OData expression. `text` is the value of a literal, or the word as written. */
export interface Lexeme {
  kind: LexemeKind;
  text: string;
  at: number;
  /** Whether space stands before it: it must around operators. */
  spaced: boolean;
}

// In this order: a date also begins like a number, a guid like a name.
const RULES: readonly (readonly [LexemeKind, RegExp])[] = [
  ["guid", /[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![\w-])/y],
  ["timestamp", /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})(?![\w-])/iy],
  ["date", /\d{4}-\d{2}-\d{2}(?![\w-])/y],
  ["time", /\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?![\w:.])/y],
  ["number", /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y],
  ["duration", /duration'[^']*'/iy],
  ["foreign", /(?:binary|geography|geometry|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)'(?:[^']|'')*'/iy],
  [
    "name",
    /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]*(?:\.[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]*)*/uy,
  ],
  ["alias", /@[\p{L}_][\p{L}\p{Nd}_.]*/uy],
  ["system", /\$[A-Za-z]+/y],
  ["symbol", /[()[\]{},/:;=*\-+]/y],
];

const STRING = /'((?:[^']|'')*)'/y;
// Strings of JSON, which stand in lists: `["Milk", "Cheese"]`.
const JSON_STRING = /"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4})*"/uy;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lexemeAt(text: string, at: number): { kind: LexemeKind; text: string; length: number } | undefined {
  const string = matchAt(STRING, text, at);
  if (string) return { kind: "string", text: (string[1] ?? "").replaceAll("''", "'"), length: string[0].length };
  const json = matchAt(JSON_STRING, text, at);
  if (json) return { kind: "quoted", text: JSON.parse(json[0]) as string, length: json[0].length };
  for (const [kind, pattern] of RULES) {
    const found = matchAt(pattern, text, at)?.[0];
    if (found !== undefined) {
      const inner = kind === "duration" ? found.slice("duration'".length, -1) : found;
      return { kind, text: inner, length: found.length };
    }
  }
  return undefined;
}

/** Splits an expression into words (OData 4.01 ABNF). Throws `SourceProblem` at the first place that is none. */
export function lex({ text, at: start }: Piece): Lexeme[] {
  if (text.length > LIMITS.text) {
    throw new SourceProblem("meaning", `An expression can have at most ${LIMITS.text} characters.`, start);
  }
  const words: Lexeme[] = [];
  let at = 0;
  for (;;) {
    const space = /[ \t\r\n]*/y;
    const skipped = matchAt(space, text, at)?.[0].length ?? 0;
    at += skipped;
    if (at >= text.length) {
      words.push({ kind: "end", text: "the end", at: start + at, spaced: skipped > 0 });
      return words;
    }
    const habit = habitAt(text, at);
    if (habit !== undefined) throw new SourceProblem("syntax", habit, start + at);
    const found = lexemeAt(text, at);
    if (!found) {
      const shown = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd);
      const words = shown === "'" || shown === '"' ? "This text is not closed." : `"${shown}" means nothing here.`;
      throw new SourceProblem("syntax", words, start + at);
    }
    words.push({ kind: found.kind, text: found.text, at: start + at, spaced: skipped > 0 || at === 0 });
    at += found.length;
  }
}
