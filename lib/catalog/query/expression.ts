import type { Budget } from "../budget";
import {
  arithmetic,
  call,
  compare,
  condition,
  endOf,
  isIn,
  logic,
  memberField,
  memberNames,
  not,
  unknownMember,
} from "../build";
import { type Catalog, relationOf } from "../catalog";
import type { ToOne } from "../entity";
import { LIMITS } from "../limits";
import { booleanLiteral, nullLiteral, numberLiteral, textLiteral } from "../literals";
import { nearest } from "../nearest";
import type { Collection, Expression, Row, RowPath } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import type { Cursor } from "./cursor";
import type { Token } from "./tokens";
import { COLLECTION_WORDS, COMPARISONS, FUNCTION_WORDS } from "./words";

/** What an expression is read with. */
export interface Reading {
  catalog: Catalog;
  cursor: Cursor;
  budget: Budget;
  /** The row whose fields names stand for. */
  row: Row;
  /** The value of `$name`. Throws `PlanProblem` for a name that was not given. */
  variable: (name: string) => unknown;
}

function literalOf(value: unknown, name: string): Expression {
  if (value === null) return nullLiteral;
  if (typeof value === "boolean") return booleanLiteral(value);
  if (typeof value === "number") return numberLiteral(String(value));
  if (typeof value === "string") return textLiteral(value);
  throw new PlanProblem(`The variable "$${name}" must be a text, a number, true, false or null here.`);
}

function spent(reading: Reading, token: Token, build: () => Expression): Expression {
  return located(token.at, () => {
    reading.budget.spend("nodes");
    return build();
  });
}

/** Follows `category.name` over to-one relations. Gives the path and the last name, which is yet to be resolved. */
function readPath(reading: Reading): { path: RowPath; last: Token } {
  const { cursor, catalog, row } = reading;
  const steps: ToOne[] = [];
  let last = cursor.expectKind("name", "a name");
  while (cursor.isSymbol(".")) {
    const entity = endOf({ row, steps }, (relation) => catalog.other(relation));
    const relation = relationOf(entity, last.text);
    const { at } = last;
    located(at, () => {
      if (!relation) throw unknownMember(entity, last.text, "relation");
      if (relation.kind === "many") {
        throw new PlanProblem(
          `"${relation.name}" leads to many rows: ask any(${relation.name}, …) or all(${relation.name}, …).`,
        );
      }
      if (steps.length >= LIMITS.depth) throw new PlanProblem(`A path can have at most ${LIMITS.depth} relations.`);
      steps.push(relation);
    });
    cursor.take();
    last = cursor.expectKind("name", "a name after the dot");
  }
  return { path: { row, steps }, last };
}

/** A field of the row, or of one it leads to: `price`, `category.name`. */
export function readField(reading: Reading): Expression {
  const { path, last } = readPath(reading);
  const entity = endOf(path, (relation) => reading.catalog.other(relation));
  return spent(reading, last, () => memberField(entity, path, last.text));
}

/** `any(products, price > 3)`, `all(products, stock > 0)`, `count(products)`, `count(products, active)`. */
function readCollection(reading: Reading, word: Token): Expression {
  const { cursor, catalog } = reading;
  cursor.expect("(", `after "${word.text}"`);
  const { path, last } = readPath(reading);
  const entity = endOf(path, (relation) => catalog.other(relation));
  const relation = relationOf(entity, last.text);
  const collection = located(last.at, (): Collection => {
    reading.budget.spend("collections");
    if (relation?.kind === "many") return { ...path, relation, element: { entity: catalog.other(relation) } };
    const names = entity.relations.flatMap(({ kind, name }) => (kind === "many" ? [name] : []));
    throw new PlanProblem(`"${last.text}" of ${entity.name} is no list of rows.`, nearest(last.text, names));
  });
  const test = cursor.accept(",")
    ? located(cursor.peek().at, () => condition(readExpression({ ...reading, row: collection.element })))
    : null;
  cursor.expect(")", `to close "${word.text}"`);
  const name = word.text.toLowerCase();
  return spent(reading, word, () => {
    if (name === "count") return { kind: "size", collection, condition: test, type: "integer", nullable: false };
    if (name === "all" && !test) throw new PlanProblem('"all" needs a condition: all(products, stock > 0).');
    const quantifier = name === "all" ? "all" : "any";
    return { kind: "quantified", quantifier, collection, condition: test, type: "boolean", nullable: false };
  });
}

function readArguments(reading: Reading, place: string): Expression[] {
  const { cursor } = reading;
  cursor.expect("(", place);
  const given: Expression[] = [];
  while (!cursor.accept(")")) {
    if (given.length > 0) cursor.expect(",", "between arguments");
    given.push(readExpression(reading));
  }
  return given;
}

/** A function of values, `lower(name)`, or of related rows, `count(products)`. */
export function readCall(reading: Reading): Expression {
  const word = reading.cursor.take();
  const lower = word.text.toLowerCase();
  if (COLLECTION_WORDS.some((name) => name === lower)) return readCollection(reading, word);
  const name = FUNCTION_WORDS.get(lower);
  if (!name) {
    const known = [...FUNCTION_WORDS.keys(), ...COLLECTION_WORDS];
    return located(word.at, () => {
      throw new PlanProblem(`Unknown function "${word.text.slice(0, 64)}".`, nearest(word.text, known));
    });
  }
  const given = readArguments(reading, `after "${word.text}"`);
  return spent(reading, word, () => call(name, given, word.text));
}

function readWord(reading: Reading): Expression {
  const { cursor } = reading;
  const word = cursor.peek();
  const lower = word.text.toLowerCase();
  if (cursor.isSymbol("(", 1)) return readCall(reading);
  const isOwn = memberNames(reading.row.entity).includes(word.text);
  if (!isOwn && !cursor.isSymbol(".", 1) && (lower === "true" || lower === "false" || lower === "null")) {
    cursor.take();
    return spent(reading, word, () => (lower === "null" ? nullLiteral : booleanLiteral(lower === "true")));
  }
  return readField(reading);
}

function readPrimary(reading: Reading): Expression {
  const { cursor } = reading;
  const token = cursor.peek();
  switch (token.kind) {
    case "number":
      cursor.take();
      return spent(reading, token, () => numberLiteral(token.text));
    case "string":
      cursor.take();
      return spent(reading, token, () => textLiteral(token.value));
    case "variable":
      cursor.take();
      return spent(reading, token, () => literalOf(reading.variable(token.text), token.text));
    case "name":
      return readWord(reading);
    default:
      break;
  }
  if (!cursor.accept("(")) return cursor.fail(`Expected a value, found ${cursor.shown()}.`);
  const inner = readExpression(reading);
  cursor.expect(")", "to close the parenthesis");
  return inner;
}

function readUnary(reading: Reading): Expression {
  const { cursor } = reading;
  const token = cursor.peek();
  if (cursor.accept("-")) {
    const next = cursor.peek();
    if (next.kind === "number") {
      cursor.take();
      return spent(reading, token, () => numberLiteral(`-${next.text}`));
    }
    const operand = cursor.deeper(() => readUnary(reading));
    return spent(reading, token, () => call("negate", [operand], "-"));
  }
  return readPrimary(reading);
}

function readProduct(reading: Reading): Expression {
  const { cursor } = reading;
  let left = readUnary(reading);
  for (;;) {
    const token = cursor.peek();
    const name = cursor.accept("*")
      ? "multiply"
      : cursor.accept("/")
        ? "divideExactly"
        : cursor.accept("%")
          ? "modulo"
          : null;
    if (!name) return left;
    const [one, two] = [left, readUnary(reading)];
    left = spent(reading, token, () => call(name, [one, two], token.text));
  }
}

function readSum(reading: Reading): Expression {
  const { cursor } = reading;
  let left = readProduct(reading);
  for (;;) {
    const token = cursor.peek();
    const name = cursor.accept("+") ? "add" : cursor.accept("-") ? "subtract" : null;
    if (!name) return left;
    const [one, two] = [left, readProduct(reading)];
    left = spent(reading, token, () => arithmetic(name, one, two, token.text));
  }
}

function readList(reading: Reading): Expression[] {
  const { cursor } = reading;
  const token = cursor.peek();
  if (token.kind === "variable") {
    cursor.take();
    return located(token.at, () => {
      const value = reading.variable(token.text);
      if (!Array.isArray(value)) throw new PlanProblem(`The variable "$${token.text}" must be a list after "in".`);
      if (value.length > LIMITS.list) throw new PlanProblem(`A list can have at most ${LIMITS.list} values.`);
      return value.map((item) => literalOf(item, token.text));
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
        : readSum(reading),
    );
  }
  return items;
}

function readLike(reading: Reading, token: Token, left: Expression): Expression {
  const pattern = readSum(reading);
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

function readComparison(reading: Reading): Expression {
  const { cursor } = reading;
  const left = readSum(reading);
  const negated = cursor.isWord("not") && ["in", "like", "ilike", "between"].some((word) => cursor.isWord(word, 1));
  if (negated) cursor.take();
  const token = cursor.peek();
  const finish = (expression: Expression) => (negated ? spent(reading, token, () => not(expression)) : expression);
  if (cursor.acceptWord("in")) {
    const list = readList(reading);
    return finish(spent(reading, token, () => isIn(left, list)));
  }
  if (cursor.isWord("like") || cursor.isWord("ilike")) return finish(readLike(reading, cursor.take(), left));
  if (cursor.acceptWord("between")) {
    const from = readSum(reading);
    if (!cursor.acceptWord("and"))
      cursor.fail(`Expected "and" after the first bound of "between", found ${cursor.shown()}.`);
    const to = readSum(reading);
    const both = () => logic("and", compare("ge", left, from), compare("le", left, to));
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
  const right = readSum(reading);
  return spent(reading, token, () => compare(operator, left, right));
}

function readNot(reading: Reading): Expression {
  const { cursor } = reading;
  const token = cursor.peek();
  if (!cursor.acceptWord("not") && !cursor.accept("!")) return readComparison(reading);
  const operand = cursor.deeper(() => readNot(reading));
  return spent(reading, token, () => not(operand));
}

function readAnd(reading: Reading): Expression {
  const { cursor } = reading;
  let left = readNot(reading);
  for (;;) {
    const token = cursor.peek();
    if (!cursor.acceptWord("and") && !cursor.accept("&&")) return left;
    const [one, two] = [left, readNot(reading)];
    left = spent(reading, token, () => logic("and", one, two));
  }
}

/** Reads an expression: `or`, then `and`, `not`, comparisons, sums, products. Throws `SourceProblem` at its place. */
export function readExpression(reading: Reading): Expression {
  const { cursor } = reading;
  return cursor.deeper(() => {
    let left = readAnd(reading);
    for (;;) {
      const token = cursor.peek();
      if (!cursor.acceptWord("or") && !cursor.accept("||")) return left;
      const [one, two] = [left, readAnd(reading)];
      left = spent(reading, token, () => logic("or", one, two));
    }
  });
}
