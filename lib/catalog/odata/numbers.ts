import { SourceProblem } from "../source-problem";
import type { Piece } from "./split";

/** A whole number of at least 0, for `$top` and `$skip`. Throws `SourceProblem`. */
export function readWhole({ text, at }: Piece, option: string, most: number): number {
  if (!/^\d{1,20}$/.test(text))
    throw new SourceProblem("meaning", `$${option} takes a whole number of at least 0.`, at);
  const value = Number(text);
  if (value > most) throw new SourceProblem("meaning", `$${option} can be at most ${most}.`, at);
  return value;
}

/** `true` or `false`, for `$count`. Throws `SourceProblem`. */
export function readFlag({ text, at }: Piece, option: string): boolean {
  const plain = text.toLowerCase();
  if (plain !== "true" && plain !== "false") {
    throw new SourceProblem("meaning", `$${option} takes true or false.`, at);
  }
  return plain === "true";
}
