import { findRelation } from "../../entities/catalog";
import type { ToOne } from "../../entities/entity";
import { call, condition, memberField, memberNames, resolveEnd, unknownMember } from "../build";
import { LIMITS } from "../limits";
import { booleanLiteral, nullLiteral, numberLiteral, textLiteral } from "../literals";
import { nearest } from "../nearest";
import type { Collection, Expression, RowPath } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import { type Reader, type Reading, spent, toLiteral } from "./reading";
import type { Token } from "./tokens";
import { COLLECTION_WORDS, FUNCTION_WORDS } from "./words";

/** Follows `category.name` over to-one relations. Gives the path and the last name, which is yet to be resolved. */
function readPath(reading: Reading): { path: RowPath; last: Token } {
  const { cursor, catalog, row } = reading;
  const steps: ToOne[] = [];
  let last = cursor.expectKind("name", "a name");
  while (cursor.isSymbol(".")) {
    const entity = resolveEnd({ row, steps }, (relation) => catalog.other(relation));
    const relation = findRelation(entity, last.text);
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
  const entity = resolveEnd(path, (relation) => reading.catalog.other(relation));
  return spent(reading, last, () => memberField(entity, path, last.text));
}

/** `any(products, price > 3)`, `all(products, stock > 0)`, `count(products)`, `count(products, active)`. */
function readCollection(reading: Reading, word: Token, inner: Reader): Expression {
  const { cursor, catalog } = reading;
  cursor.expect("(", `after "${word.text}"`);
  const { path, last } = readPath(reading);
  const entity = resolveEnd(path, (relation) => catalog.other(relation));
  const relation = findRelation(entity, last.text);
  const collection = located(last.at, (): Collection => {
    reading.budget.spend("collections");
    if (relation?.kind === "many") return { ...path, relation, element: { entity: catalog.other(relation) } };
    const names = entity.relations.flatMap(({ kind, name }) => (kind === "many" ? [name] : []));
    throw new PlanProblem(`"${last.text}" of ${entity.name} is no list of rows.`, nearest(last.text, names));
  });
  const test = cursor.accept(",")
    ? located(cursor.peek().at, () => condition(inner({ ...reading, row: collection.element })))
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

function readArguments(reading: Reading, place: string, inner: Reader): Expression[] {
  const { cursor } = reading;
  cursor.expect("(", place);
  const given: Expression[] = [];
  while (!cursor.accept(")")) {
    if (given.length > 0) cursor.expect(",", "between arguments");
    given.push(inner(reading));
  }
  return given;
}

/** A function of values, `lower(name)`, or of related rows, `count(products)`. */
export function readCall(reading: Reading, inner: Reader): Expression {
  const word = reading.cursor.take();
  const lower = word.text.toLowerCase();
  if (COLLECTION_WORDS.some((name) => name === lower)) return readCollection(reading, word, inner);
  const name = FUNCTION_WORDS.get(lower);
  if (!name) {
    const known = [...FUNCTION_WORDS.keys(), ...COLLECTION_WORDS];
    return located(word.at, () => {
      throw new PlanProblem(`Unknown function "${word.text.slice(0, 64)}".`, nearest(word.text, known));
    });
  }
  const given = readArguments(reading, `after "${word.text}"`, inner);
  return spent(reading, word, () => call(name, given, word.text));
}

function readWord(reading: Reading, inner: Reader): Expression {
  const { cursor } = reading;
  const word = cursor.peek();
  const lower = word.text.toLowerCase();
  if (cursor.isSymbol("(", 1)) return readCall(reading, inner);
  const isOwn = memberNames(reading.row.entity).includes(word.text);
  if (!isOwn && !cursor.isSymbol(".", 1) && (lower === "true" || lower === "false" || lower === "null")) {
    cursor.take();
    return spent(reading, word, () => (lower === "null" ? nullLiteral : booleanLiteral(lower === "true")));
  }
  return readField(reading);
}

/** A literal, a variable, a field, a call, or an expression in parentheses, which `inner` reads. */
export function readOperand(reading: Reading, inner: Reader): Expression {
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
      return spent(reading, token, () => toLiteral(reading.variable(token.text), token.text));
    case "name":
      return readWord(reading, inner);
    default:
      break;
  }
  if (!cursor.accept("(")) return cursor.fail(`Expected a value, found ${cursor.shown()}.`);
  const enclosed = inner(reading);
  cursor.expect(")", "to close the parenthesis");
  return enclosed;
}
