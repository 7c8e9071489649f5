import { SourceProblem } from "../source-problem";

/** A piece of a text, and where it begins in the whole. */
export interface Piece {
  text: string;
  at: number;
}

/**
 * Splits at a separator that stands outside of parentheses, brackets and quotes. Throws `SourceProblem` where those do
 * not match.
 */
export function splitOutside({ text, at }: Piece, separator: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote) {
      if (character === "\\" && quote === '"') index += 1;
      else if (character === quote) quote = "";
    } else if (character === "'" || character === '"') {
      quote = character;
    } else if (character === "(" || character === "[" || character === "{") {
      depth += 1;
    } else if (character === ")" || character === "]" || character === "}") {
      depth -= 1;
      if (depth < 0) throw new SourceProblem("syntax", `"${character}" closes nothing.`, at + index);
    } else if (character === separator && depth === 0) {
      pieces.push({ text: text.slice(start, index), at: at + start });
      start = index + 1;
    }
  }
  if (quote) throw new SourceProblem("syntax", "A text in quotes is not closed.", at + text.length);
  if (depth > 0) throw new SourceProblem("syntax", "A parenthesis is not closed.", at + text.length);
  pieces.push({ text: text.slice(start), at: at + start });
  return pieces;
}

/** The piece without spaces around it. */
export function trimmed({ text, at }: Piece): Piece {
  const lead = text.length - text.trimStart().length;
  return { text: text.trim(), at: at + lead };
}
