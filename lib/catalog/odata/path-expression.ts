import { findField, findRelation, ownField } from "../../entities/catalog";
import type { Entity, ToMany, ToOne } from "../../entities/entity";
import { condition, fieldExpression, memberNames, unknownMember } from "../build";
import { LIMITS } from "../limits";
import { nearest } from "../nearest";
import type { Collection, Expression, Row, RowPath } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import type { Lexeme } from "./lexer";
import type { Reading } from "./reading";

const QUANTIFIERS = ["any", "all"] as const;

type ReadExpression = (reading: Reading) => Expression;

/** Reads `any(p:…)`, `all(p:…)` or `$count` after a to-many relation. */
function readCollection(reading: Reading, path: RowPath, relation: ToMany, read: ReadExpression): Expression {
  const { reader, budget } = reading;
  const element: Row = { entity: reading.catalog.other(relation) };
  const collection: Collection = { ...path, relation, element };
  if (!reader.accept("/")) reader.fail(`"${relation.name}" is a list: follow it with /any, /all or /$count.`);
  const word = reader.take();
  located(word.at, () => budget.spend("collections"));
  if (word.kind === "system" && word.text === "$count") {
    const test = reader.is("(") ? readCountFilter({ ...reading, row: element }, read) : null;
    return { kind: "size", collection, condition: test, type: "integer", nullable: false };
  }
  const quantifier = QUANTIFIERS.find((name) => name === word.text.toLowerCase());
  if (word.kind === "system" && word.text === "$filter") reader.notOffered("$filter as a path segment", word.at);
  if (word.kind !== "name" || !quantifier) {
    if (word.text.includes(".")) reader.notOffered("types and functions in paths", word.at);
    return reader.fail(`"${relation.name}" is a list: follow it with /any, /all or /$count.`, word.at);
  }
  reader.expect("(", `after "${word.text}"`);
  if (reader.accept(")")) {
    if (quantifier === "all") reader.fail('"all" needs a condition, such as all(p:p/stock gt 0).', word.at);
    return { kind: "quantified", quantifier, collection, condition: null, type: "boolean", nullable: false };
  }
  const variable = reader.take();
  if (variable.kind !== "name") reader.fail("Expected a variable, such as p in any(p:p/stock gt 0).", variable.at);
  reader.expect(":", "after the variable");
  const inner = { ...reading, variables: new Map([...reading.variables, [variable.text, element]]) };
  const { at } = reader.peek();
  const test = located(at, () => condition(read(inner)));
  reader.expect(")", `to close "${word.text}"`);
  return { kind: "quantified", quantifier, collection, condition: test, type: "boolean", nullable: false };
}

function readCountFilter(reading: Reading, read: ReadExpression): Expression {
  const { reader } = reading;
  reader.expect("(", "after $count");
  const option = reader.take();
  if (option.text.replace("$", "").toLowerCase() !== "filter")
    reader.notOffered(`"${option.text}" of $count`, option.at);
  reader.expect("=", "after $filter");
  const { at } = reader.peek();
  const test = located(at, () => condition(read(reading)));
  reader.expect(")", "to close $count");
  return test;
}

function unknown(entity: Entity, word: Lexeme, reading: Reading): never {
  if (word.text.includes(".")) reading.reader.notOffered("types and functions in paths", word.at);
  return located(word.at, () => {
    const variables = [...reading.variables.keys()];
    const own = unknownMember(entity, word.text);
    if (own.suggestion !== undefined || variables.length === 0) throw own;
    throw new PlanProblem(
      `Unknown name "${word.text.slice(0, 64)}".`,
      nearest(word.text, [...variables, ...memberNames(entity)]),
    );
  });
}

/**
 * Reads a path: `price`, `category/name`, `p/price` for a variable, `products/any(…)`, `products/$count`. A to-one
 * relation at the end stands for its key, so that `category eq null` can be asked.
 */
export function readPath(reading: Reading, read: ReadExpression): Expression {
  const { reader, catalog } = reading;
  const steps: ToOne[] = [];
  let row = reading.row;
  const named = reading.variables.get(reader.peek().text);
  const isIt = reader.peek().kind === "system";
  if (named || isIt) {
    const word = reader.take();
    row = named ?? reading.it;
    if (!reader.accept("/")) reader.notOffered(`"${word.text}" without a field`, word.at);
  }
  for (;;) {
    const word = reader.take();
    if (word.kind === "alias") reader.notOffered("annotations", word.at);
    if (word.kind !== "name") reader.fail(`Expected a name, found "${word.text.slice(0, 40)}".`, word.at);
    const last = steps.at(-1);
    const entity = last ? catalog.other(last) : row.entity;
    const field = findField(entity, word.text);
    if (field) {
      if (reader.is("/")) reader.fail(`"${word.text}" has nothing inside it.`);
      return located(word.at, () => fieldExpression({ row, steps }, field));
    }
    const relation = findRelation(entity, word.text);
    if (!relation) return unknown(entity, word, reading);
    if (relation.kind === "many") return readCollection(reading, { row, steps }, relation, read);
    if (!reader.accept("/")) {
      return located(word.at, () => fieldExpression({ row, steps }, ownField(entity, relation.field)));
    }
    steps.push(relation);
    if (steps.length > LIMITS.depth) reader.fail(`A path can have at most ${LIMITS.depth} relations.`, word.at);
  }
}
