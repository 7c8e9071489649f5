import { call, compare, isIn, logic, not } from "../build";
import { LIMITS } from "../limits";
import { nullLiteral, numberLiteral, textLiteral } from "../literals";
import type { Expression } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import { type Reader, type Reading, spent, toLiteral } from "./reading";
import { readSum } from "./sum";
import type { Token } from "./tokens";
import { COMPARISONS } from "./words";

function readList(reading: Reading, inner: Reader): Expression[] {
  const { cursor } = reading;
  const token = cursor.peek();
  if (token.kind === "variable") {
    cursor.take();
    return located(token.at, () => {
      const value = reading.variable(token.text);
      if (!Array.isArray(value)) throw new PlanProblem(`The variable "$${token.text}" must be a list after "in".`);
      if (value.length > LIMITS.list) throw new PlanProblem(`A list can have at most ${LIMITS.list} values.`);
      return value.map((item) => toLiteral(item, token.text));
    });
  }
  const close = cursor.accept("[") ? "]" : ")";
  if (close === ")") cursor.expect("(", 'after "in"');
  const items: Expression[] = [];
  while (!cursor.accept(close)) {
    if (items.length > 0) cursor.expect(",", "between the values of the list");
    const item = cursor.peek();
    if (items.length >= LIMITS.list) {
      located(item.at, () => {
        throw new PlanProblem(`A list can have at most ${LIMITS.list} values.`);
      });
    }
    // Plain values cost no budget of their own: a long list is one parameter.
    const isPlain =
      (item.kind === "number" || item.kind === "string") && (cursor.isSymbol(",", 1) || cursor.isSymbol(close, 1));
    if (isPlain) cursor.take();
    items.push(
      isPlain
        ? located(item.at, () => (item.kind === "number" ? numberLiteral(item.text) : textLiteral(item.value)))
        : readSum(reading, inner),
    );
  }
  return items;
}

function readLike(reading: Reading, token: Token, left: Expression, inner: Reader): Expression {
  const pattern = readSum(reading, inner);
  return spent(reading, token, () => {
    if (pattern.kind !== "literal" || typeof pattern.value !== "string") {
      throw new PlanProblem(`"${token.text}" needs a pattern in quotes, such as 'A%'.`);
    }
    const wildcards = pattern.value.match(/[%_]/g)?.length ?? 0;
    if (wildcards > LIMITS.wildcards) {
      throw new PlanProblem(`A pattern can have at most ${LIMITS.wildcards} of % and _.`);
    }
    if (/(^|[^\\])(\\\\)*\\$/.test(pattern.value)) throw new PlanProblem("A pattern must not end with a backslash.");
    return call(token.text.toLowerCase() === "ilike" ? "ilike" : "like", [left, pattern], token.text);
  });
}

/** A comparison of sums: `=`, `in`, `like`, `between`, `is null`; or a sum alone. */
export function readComparison(reading: Reading, inner: Reader): Expression {
  const { cursor } = reading;
  const left = readSum(reading, inner);
  const negated = cursor.isWord("not") && ["in", "like", "ilike", "between"].some((word) => cursor.isWord(word, 1));
  if (negated) cursor.take();
  const token = cursor.peek();
  const finish = (expression: Expression) => (negated ? spent(reading, token, () => not(expression)) : expression);
  if (cursor.acceptWord("in")) {
    const list = readList(reading, inner);
    const within = () => {
      reading.budget.repeatIn(left, list);
      return isIn(left, list);
    };
    return finish(spent(reading, token, within));
  }
  if (cursor.isWord("like") || cursor.isWord("ilike")) return finish(readLike(reading, cursor.take(), left, inner));
  if (cursor.acceptWord("between")) {
    const from = readSum(reading, inner);
    if (!cursor.acceptWord("and"))
      cursor.fail(`Expected "and" after the first bound of "between", found ${cursor.shown()}.`);
    const to = readSum(reading, inner);
    const both = () => {
      reading.budget.repeat(left, 1);
      return logic("and", compare("ge", left, from), compare("le", left, to));
    };
    return finish(spent(reading, token, both));
  }
  if (cursor.acceptWord("is")) {
    const operator = cursor.acceptWord("not") ? "ne" : "eq";
    if (!cursor.acceptWord("null")) cursor.fail(`Expected "null" after "is", found ${cursor.shown()}.`);
    return spent(reading, token, () => compare(operator, left, nullLiteral));
  }
  const operator = token.kind === "symbol" ? COMPARISONS.get(token.text) : undefined;
  if (!operator) return left;
  cursor.take();
  const right = readSum(reading, inner);
  return spent(reading, token, () => compare(operator, left, right));
}
