import { condition } from "../build";
import { LIMITS } from "../limits";
import { nearest } from "../nearest";
import type { Expression } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import { Cursor } from "./cursor";
import { readExpression } from "./expression";
import type { Reading } from "./reading";
import { type Token, tokenize } from "./tokens";

/** `name@desc`: a name that may be an alias, or an expression over the row. */
export interface GivenOrder {
  name: string | null;
  /** Reads the expression, once it is known that the name is no alias. */
  expression: () => Expression;
  descending: boolean;
  at: number;
}

export interface GivenArguments {
  where: Expression | null;
  order: GivenOrder[];
  limit: { value: number; at: number } | null;
  offset: number;
}

const NAMES = ["where", "orderBy", "limit", "offset"] as const;

/** A condition inside quotes or in a variable is read on its own; its places are those of the text it stands in. */
function readInner(reading: Reading, text: string, findPlace: (index: number) => number): Expression {
  const cursor = new Cursor(tokenize(text, findPlace));
  const inner = { ...reading, cursor };
  const expression = readExpression(inner);
  cursor.endCondition();
  return expression;
}

function readWhere(reading: Reading): Expression {
  const { cursor } = reading;
  const token = cursor.peek();
  const closes = cursor.isSymbol(",", 1) || cursor.isSymbol(")", 1) || cursor.peek(1).kind === "name";
  let read: () => Expression = () => readExpression(reading);
  if (token.kind === "string" && closes) {
    cursor.take();
    read = () => readInner(reading, token.value, (index) => token.places[index] ?? token.end);
  } else if (token.kind === "variable" && closes) {
    cursor.take();
    read = () => {
      const value = reading.variable(token.text);
      if (typeof value !== "string")
        throw new PlanProblem(`The variable "$${token.text}" must hold a condition as text here.`);
      return readInner(reading, value, () => token.at);
    };
  }
  return located(token.at, () => condition(read()));
}

function direction({ cursor }: Reading): boolean {
  const token = cursor.peek();
  const word = token.text.toLowerCase();
  const isDirection = word === "asc" || word === "desc";
  if (token.kind === "at") {
    if (!isDirection) cursor.fail(`A field is sorted @asc or @desc, not "@${token.text.slice(0, 40)}".`);
    cursor.take();
  } else if (token.kind === "name" && isDirection) {
    cursor.take();
  } else {
    return false;
  }
  return word === "desc";
}

function readOrderItem(reading: Reading): GivenOrder {
  const { cursor } = reading;
  const token = cursor.peek();
  const isName = token.kind === "name" && !cursor.isSymbol(".", 1) && !cursor.isSymbol("(", 1);
  if (!isName) {
    const expression = readExpression(reading);
    return { name: null, expression: () => expression, at: token.at, descending: direction(reading) };
  }
  cursor.take();
  const own = { ...reading, cursor: new Cursor([token, { ...token, kind: "end", text: "the end" }]) };
  return { name: token.text, expression: () => readExpression(own), at: token.at, descending: direction(reading) };
}

function readOrder(reading: Reading): GivenOrder[] {
  const { cursor } = reading;
  const listed = cursor.accept("[");
  const items: GivenOrder[] = [];
  while (!listed || !cursor.accept("]")) {
    if (listed && items.length > 0) cursor.accept(",");
    items.push(readOrderItem(reading));
    if (items.length > LIMITS.order) cursor.fail(`A list can be sorted by at most ${LIMITS.order} fields.`);
    if (!listed) break;
  }
  return items;
}

function readNumber(reading: Reading, name: string, most: number): number {
  const { cursor } = reading;
  const token = cursor.take();
  return located(token.at, () => {
    const given =
      token.kind === "variable" ? reading.variable(token.text) : token.kind === "number" ? Number(token.text) : null;
    if (typeof given !== "number" || !Number.isInteger(given) || given < 0) {
      throw new PlanProblem(`"${name}" takes a whole number of at least 0.`);
    }
    if (given > most) throw new PlanProblem(`"${name}" can be at most ${most}.`);
    return given;
  });
}

function unknown(name: Token): never {
  return located(name.at, () => {
    throw new PlanProblem(`Unknown argument "${name.text.slice(0, 64)}".`, nearest(name.text, NAMES));
  });
}

/** Reads `(where: …, orderBy: …, limit: …, offset: …)`, if it stands here. `mostRows` bounds the limit. */
export function readListArguments(reading: Reading, mostRows: number): GivenArguments {
  const { cursor } = reading;
  const given: GivenArguments = { where: null, order: [], limit: null, offset: 0 };
  if (!cursor.accept("(")) return given;
  const seen = new Set<string>();
  while (!cursor.accept(")")) {
    if (seen.size > 0) cursor.accept(",");
    const name = cursor.expectKind("name", "an argument");
    cursor.expect(":", `after "${name.text}"`);
    if (seen.has(name.text)) cursor.fail(`The argument "${name.text}" is given twice.`, name.at);
    seen.add(name.text);
    const { at } = cursor.peek();
    if (name.text === "where") given.where = readWhere(reading);
    else if (name.text === "orderBy") given.order = readOrder(reading);
    else if (name.text === "limit") given.limit = { value: readNumber(reading, "limit", mostRows), at };
    else if (name.text === "offset") given.offset = readNumber(reading, "offset", LIMITS.offset);
    else unknown(name);
  }
  return given;
}
