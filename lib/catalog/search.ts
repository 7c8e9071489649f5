import type { Budget } from "./budget";
import { call, fieldExpression, logic, not } from "./build";
import { LIMITS } from "./limits";
import { textLiteral } from "./literals";
import type { Expression, Row } from "./plan";
import { PlanProblem } from "./plan-problem";
import { located, SourceProblem } from "./source-problem";

/** The words to search for, and where they begin in a larger text. */
interface SearchText {
  text: string;
  at: number;
}

interface Word {
  kind: "term" | "and" | "or" | "not" | "(" | ")" | "end";
  text: string;
  at: number;
}

// A map: `constructor` is a word that somebody may look for, and every object answers to it.
const OPERATORS: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ["AND", "and"],
  ["OR", "or"],
  ["NOT", "not"],
] as const);

function words({ text, at: start }: SearchText): Word[] {
  const found: Word[] = [];
  const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|([()])|([^\s()"]+)|(.))/gy;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text);
    if (!match) break;
    const [whole, phrase, symbol, word, stray] = match;
    const at = start + match.index + whole.length - whole.trimStart().length;
    if (stray !== undefined) throw new SourceProblem("syntax", "A phrase is not closed.", at);
    if (symbol !== undefined) found.push({ kind: symbol === "(" ? "(" : ")", text: symbol, at });
    else if (phrase !== undefined) found.push({ kind: "term", text: phrase.replace(/\\(.)/g, "$1"), at });
    else found.push({ kind: OPERATORS.get(word ?? "") ?? "term", text: word ?? "", at });
  }
  found.push({ kind: "end", text: "the end", at: start + text.length });
  return found;
}

/**
 * Reads a `$search` (OData 4.01 part 2, 5.1.8): words and "phrases" with AND, OR, NOT and parentheses; words side by
 * side must all occur. A term is found in any text that the entity is searched by, in any case.
 */
export function readSearch(budget: Budget, piece: SearchText, row: Row): Expression {
  const list = words(piece);
  const fields = row.entity.fields.filter(({ searchable }) => searchable);
  let index = 0;
  let depth = 0;
  const peek = (): Word => list[index] ?? { kind: "end", text: "the end", at: piece.at };

  const term = ({ text, at }: Word): Expression =>
    located(at, () => {
      if (fields.length === 0) throw new PlanProblem(`${row.entity.name} have no text to search.`);
      const wanted = call("lower", [textLiteral(text)]);
      return fields
        .map((field) => {
          budget.spend("nodes");
          const value = call("lower", [fieldExpression({ row, steps: [] }, field)]);
          return call("contains", [field.nullable ? call("coalesce", [value, textLiteral("")]) : value, wanted]);
        })
        .reduce((left, right) => logic("or", left, right));
    });

  const primary = (): Expression => {
    const word = peek();
    index += 1;
    if (word.kind === "term") return term(word);
    if (word.kind === "not") return not(primary());
    if (word.kind !== "(")
      throw new SourceProblem("syntax", `Expected a word to search for, found "${word.text}".`, word.at);
    depth += 1;
    if (depth > LIMITS.nesting) throw new SourceProblem("meaning", `At most ${LIMITS.nesting} parentheses.`, word.at);
    const inner = either();
    depth -= 1;
    if (peek().kind !== ")") throw new SourceProblem("syntax", "A parenthesis is not closed.", peek().at);
    index += 1;
    return inner;
  };

  const both = (): Expression => {
    let left = primary();
    for (;;) {
      const { kind } = peek();
      if (kind === "and") index += 1;
      else if (kind !== "term" && kind !== "not" && kind !== "(") return left;
      left = logic("and", left, primary());
    }
  };

  const either = (): Expression => {
    let left = both();
    while (peek().kind === "or") {
      index += 1;
      left = logic("or", left, both());
    }
    return left;
  };

  const expression = either();
  const rest = peek();
  if (rest.kind !== "end") throw new SourceProblem("syntax", `Expected the end, found "${rest.text}".`, rest.at);
  return expression;
}
