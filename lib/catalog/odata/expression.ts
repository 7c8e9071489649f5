import { arithmetic, call, compare, condition, isIn, logic, not } from "../build";
import { LIMITS } from "../limits";
import { booleanLiteral, nullLiteral, numberLiteral, temporalLiteral, textLiteral } from "../literals";
import { nearest } from "../nearest";
import type { Expression, Row } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import { type Lexeme, lex } from "./lexer";
import { readPath } from "./path-expression";
import { Reader } from "./reader";
import type { Reading, Setting } from "./reading";
import type { Piece } from "./split";
import { ARITHMETIC, BINDING, COMPARISONS, FUNCTIONS, FUNCTIONS_NOT_OFFERED } from "./words";

function spent(reading: Reading, word: Lexeme, build: () => Expression): Expression {
  return located(word.at, () => {
    reading.budget.spend("nodes");
    return build();
  });
}

function readCall(reading: Reading): Expression {
  const { reader } = reading;
  const word = reader.take();
  const lower = word.text.toLowerCase();
  const name = FUNCTIONS.get(lower);
  if (!name && FUNCTIONS_NOT_OFFERED.has(lower)) reader.notOffered(`the function ${word.text}`, word.at);
  if (!name && word.text.includes(".")) reader.notOffered(`the function ${word.text.slice(0, 64)}`, word.at);
  if (!name) {
    return located(word.at, () => {
      throw new PlanProblem(`Unknown function "${word.text.slice(0, 64)}".`, nearest(word.text, FUNCTIONS.keys()));
    });
  }
  reader.expect("(", `after "${word.text}"`);
  const given: Expression[] = [];
  while (!reader.accept(")")) {
    if (given.length > 0) reader.expect(",", "between arguments");
    given.push(readBinary(reading, 0));
  }
  return spent(reading, word, () => call(name, given, word.text));
}

const WORDS: ReadonlyMap<string, Expression> = new Map<string, Expression>([
  ["true", booleanLiteral(true)],
  ["false", booleanLiteral(false)],
  ["null", nullLiteral],
]);

/** The value of `@p`: a literal, so that aliases cannot multiply each other. */
function readAlias(reading: Reading): Expression {
  const word = reading.reader.take();
  const text = reading.aliases.get(word.text);
  return located(word.at, () => {
    if (text === undefined) throw new PlanProblem(`The parameter ${word.text.slice(0, 64)} is not given.`);
    const reader = new Reader(lex({ text, at: word.at }));
    const value = readLiteral({ ...reading, reader });
    if (!value || reader.peek().kind !== "end") throw new PlanProblem(`The parameter ${word.text} must be a literal.`);
    return value;
  });
}

function plainLiteral({ kind, text }: Lexeme, sign: "" | "-"): Expression | undefined {
  if (kind === "number") return numberLiteral(sign + text);
  if (sign) return undefined;
  switch (kind) {
    case "string":
    case "quoted":
      return textLiteral(text);
    case "guid":
      return textLiteral(text.replaceAll("-", "").toLowerCase());
    case "timestamp":
    case "date":
    case "time":
    case "duration":
      return temporalLiteral(kind, text);
    case "name":
      return WORDS.get(text.toLowerCase());
    default:
      return undefined;
  }
}

function readLiteral({ reader }: Reading): Expression | undefined {
  const word = reader.peek();
  if (word.kind === "foreign") reader.notOffered(`literals such as ${word.text.slice(0, 40)}`);
  if (word.kind === "name" && /^(INF|NaN)$/.test(word.text)) reader.notOffered(`the number ${word.text}`);
  const signed = reader.is("-") && reader.peek(1).kind === "number";
  const literal = located(word.at, () => plainLiteral(signed ? reader.peek(1) : word, signed ? "-" : ""));
  if (!literal) return undefined;
  reader.take();
  if (signed) reader.take();
  return literal;
}

function readPrimary(reading: Reading): Expression {
  const { reader, row } = reading;
  const word = reader.peek();
  // A field may be called like a word of the language: then it is the field.
  const isField =
    word.kind === "name" &&
    (row.entity.fields.some(({ name }) => name === word.text) || reading.variables.has(word.text));
  if (word.kind === "name" && reader.is("(", 1)) return readCall(reading);
  if (!isField) {
    const literal = readLiteral(reading);
    if (literal) return spent(reading, word, () => literal);
  }
  if (word.kind === "alias") return spent(reading, word, () => readAlias(reading));
  if (word.kind === "name" || (word.kind === "system" && word.text === "$it")) {
    const path = readPath(reading, (inner) => readBinary(inner, 0));
    return spent(reading, word, () => path);
  }
  if (word.kind === "system") reader.notOffered(word.text);
  if (reader.is("[") || reader.is("{")) reader.notOffered("lists and objects as values");
  if (!reader.accept("(")) return reader.fail(`Expected a value, found ${reader.shown()}.`);
  const inner = readBinary(reading, 0);
  reader.expect(")", "to close the parenthesis");
  return inner;
}

function readUnary(reading: Reading): Expression {
  const { reader } = reading;
  const word = reader.peek();
  if (reader.is("-") && reader.peek(1).kind !== "number") {
    reader.take();
    const operand = reader.deeper(() => readUnary(reading));
    return spent(reading, word, () => call("negate", [operand], "-"));
  }
  if (word.kind === "name" && word.text.toLowerCase() === "not") {
    reader.take();
    const operand = reader.deeper(() => readUnary(reading));
    return spent(reading, word, () => not(operand));
  }
  return readPrimary(reading);
}

function readList(reading: Reading): Expression[] {
  const { reader } = reading;
  const close = reader.accept("[") ? "]" : ")";
  if (close === ")") reader.expect("(", 'after "in"');
  const items: Expression[] = [];
  while (!reader.accept(close)) {
    if (items.length > 0) reader.expect(",", "between the values of the list");
    if (items.length >= LIMITS.list) reader.fail(`A list can have at most ${LIMITS.list} values.`);
    const ends = reader.is(",", 1) || reader.is(close, 1);
    // Plain values cost no budget of their own: a long list is one parameter.
    items.push((ends ? readLiteral(reading) : undefined) ?? readBinary(reading, BINDING.get("add") ?? 0));
  }
  return items;
}

function combine(operator: string, left: Expression, right: Expression): Expression {
  if (operator === "or" || operator === "and") return logic(operator, left, right);
  if (operator === "add" || operator === "sub") {
    return arithmetic(operator === "add" ? "add" : "subtract", left, right, operator);
  }
  const comparison = COMPARISONS.get(operator);
  if (comparison) return compare(comparison, left, right);
  const name = ARITHMETIC.get(operator);
  if (!name) throw new PlanProblem(`Unknown operator "${operator}".`);
  return call(name, [left, right], operator);
}

/** Reads operators that hold at least as tightly as `least` (precedence climbing). */
function readBinary(reading: Reading, least: number): Expression {
  const { reader } = reading;
  return reader.deeper(() => {
    let left = readUnary(reading);
    for (;;) {
      const word = reader.peek();
      const operator = word.text.toLowerCase();
      const binding = word.kind === "name" ? BINDING.get(operator) : undefined;
      if (binding === undefined || binding < least) return left;
      if (!word.spaced) reader.fail(`Space is missing before "${word.text}".`);
      if (operator === "has") reader.notOffered('"has", which is for enumerations');
      reader.take();
      const one = left;
      if (operator === "in") {
        const list = readList(reading);
        left = spent(reading, word, () => {
          reading.budget.repeatIn(one, list);
          return isIn(one, list);
        });
      } else {
        const right = readBinary(reading, binding + 1);
        left = spent(reading, word, () => combine(operator, one, right));
      }
    }
  });
}

const createReading = (setting: Setting, piece: Piece, row: Row): Reading => ({
  ...setting,
  reader: new Reader(lex(piece)),
  row,
  it: row,
  variables: new Map(),
});

/** Reads a `$filter`: a condition on rows. Throws `SourceProblem` at its place. */
export function readFilter(setting: Setting, piece: Piece, row: Row): Expression {
  const reading = createReading(setting, piece, row);
  const expression = readBinary(reading, 0);
  reading.reader.end();
  return located(piece.at, () => condition(expression));
}

/** Reads an expression that is followed by other words: the item of an `$orderby`. Gives the rest as well. */
export function readLeading(setting: Setting, piece: Piece, row: Row): { expression: Expression; reader: Reader } {
  const reading = createReading(setting, piece, row);
  return { expression: readBinary(reading, 0), reader: reading.reader };
}
