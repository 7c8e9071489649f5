import { findField, findRelation } from "../../entities/catalog";
import type { ToMany, ToOne } from "../../entities/entity";
import { aggregate, unknownMember } from "../build";
import { LIMITS } from "../limits";
import { allFields, fieldOutput, summaryFields, withKeyOrder } from "../list-plan";
import { nearest } from "../nearest";
import { type Expression, emptyList, type ListPlan, type Order, type Output, type Row } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import { type GivenOrder, readListArguments } from "./arguments";
import { readExpression } from "./expression";
import { readCall, readField } from "./operand";
import type { Reading } from "./reading";
import type { Token } from "./tokens";
import { AGGREGATE_WORDS } from "./words";

/** A name that the answer can have: it becomes a member of a JSON object. */
export function checkName(token: Token, reading: Reading): string {
  if (token.text.length > 64) reading.cursor.fail("A name can have at most 64 characters.", token.at);
  return token.text;
}

function readAggregate(reading: Reading): Output {
  const { cursor } = reading;
  const word = cursor.take();
  const name = AGGREGATE_WORDS.get(word.text.toLowerCase());
  if (!name) {
    return located(word.at, () => {
      throw new PlanProblem(
        `Unknown aggregate "@${word.text.slice(0, 64)}".`,
        nearest(word.text, AGGREGATE_WORDS.keys()),
      );
    });
  }
  let argument: Expression | null = null;
  let distinct = false;
  if (cursor.accept("(") && !cursor.accept(")")) {
    distinct = cursor.acceptWord("distinct");
    argument = cursor.accept("*") ? null : readExpression(reading);
    cursor.expect(")", `to close "@${word.text}"`);
  }
  return located(word.at, () => {
    reading.budget.spend("nodes");
    if (distinct && name !== "count") throw new PlanProblem(`"distinct" goes with @count only.`);
    const expression = aggregate(distinct ? "countDistinct" : name, argument, `@${word.text}`);
    return { kind: "value", name: word.text, expression };
  });
}

function relationOutput(reading: Reading, relation: ToOne | ToMany, name: string, at: number, depth: number): Output {
  const { catalog, cursor } = reading;
  if (depth >= LIMITS.depth) cursor.fail(`Relations can be nested at most ${LIMITS.depth} deep.`, at);
  const row: Row = { entity: catalog.other(relation) };
  const inner = { ...reading, row };
  if (relation.kind === "many") {
    const list = readList(inner, { limit: LIMITS.defaultNestedRows, most: LIMITS.nestedRows }, depth + 1);
    return { kind: "many", name, relation, list };
  }
  if (cursor.isSymbol("(")) cursor.fail(`"${relation.name}" leads to one row and takes no arguments.`);
  const outputs = cursor.isSymbol("{") ? readItems(inner, depth + 1) : summaryFields(row);
  if (outputs.some(isAggregate))
    cursor.fail(`"${relation.name}" leads to one row: there is nothing to count or add up.`, at);
  return { kind: "one", name, relation, list: { ...emptyList(row), outputs, limit: 1 } };
}

const isAggregate = (output: Output) => output.kind === "value" && output.expression.kind === "aggregate";

function readValue(reading: Reading, depth: number): Output[] {
  const { cursor, row } = reading;
  const token = cursor.peek();
  if (cursor.accept("*")) return allFields(row);
  if (token.kind === "at") return [readAggregate(reading)];
  if (cursor.isSymbol("(")) return [{ kind: "value", name: "", expression: readExpression(reading) }];
  if (token.kind !== "name") return cursor.fail(`Expected a field, found ${cursor.shown()}.`);
  const relation = findRelation(row.entity, token.text);
  if (relation && !cursor.isSymbol(".", 1)) {
    cursor.take();
    return [relationOutput(reading, relation, token.text, token.at, depth)];
  }
  if (cursor.isSymbol("(", 1))
    return [{ kind: "value", name: token.text, expression: readCall(reading, readExpression) }];
  if (cursor.isSymbol(".", 1)) {
    const expression = readField(reading);
    const name =
      expression.kind === "field" ? [...expression.steps, expression.field].map((one) => one.name).join(".") : "";
    return [{ kind: "value", name, expression }];
  }
  cursor.take();
  return located(token.at, () => {
    if (!findField(row.entity, token.text)) throw unknownMember(row.entity, token.text);
    return [fieldOutput(row, token.text)];
  });
}

function readItem(reading: Reading, depth: number): Output[] {
  const { cursor } = reading;
  const first = cursor.peek();
  const prefixed = first.kind === "name" && cursor.isSymbol(":", 1);
  let alias: string | null = null;
  if (prefixed) {
    alias = checkName(cursor.take(), reading);
    cursor.take();
  }
  const outputs = readValue(reading, depth);
  if (!prefixed && cursor.isWord("as") && cursor.peek(1).kind === "name") {
    cursor.take();
    alias = checkName(cursor.take(), reading);
  }
  const name = alias;
  if (name !== null && outputs.length > 1) cursor.fail('"*" stands for several fields and takes no alias.', first.at);
  if (name === null && outputs.some((output) => output.name === "")) {
    cursor.fail("Give this a name: (…) as name.", first.at);
  }
  return name === null ? outputs : outputs.map((output) => ({ ...output, name }));
}

/** Reads `{ field, alias: field, relation { … }, @count as total }`. */
function readItems(reading: Reading, depth: number): Output[] {
  const { cursor, budget } = reading;
  cursor.expect("{", "before the fields");
  const outputs: Output[] = [];
  const names = new Set<string>();
  while (!cursor.accept("}")) {
    if (outputs.length > 0) cursor.accept(",");
    if (cursor.accept("}")) break;
    const { at } = cursor.peek();
    for (const output of cursor.deeper(() => readItem(reading, depth))) {
      located(at, () => budget.spend("outputs"));
      if (names.has(output.name)) cursor.fail(`"${output.name}" is asked for twice; give one an alias.`, at);
      names.add(output.name);
      outputs.push(output);
    }
  }
  if (outputs.length === 0) cursor.fail("Ask for at least one field.");
  return outputs;
}

function groupedOrder({ name, descending, at, expression }: GivenOrder, outputs: readonly Output[]): Order {
  const wanted = name === null ? expression() : null;
  const found = outputs.find((output) => {
    if (output.kind !== "value") return false;
    const { kind } = output.expression;
    if (name !== null) return output.name === name || (kind === "field" && output.expression.field.name === name);
    return kind === "field" && wanted?.kind === "field" && output.expression.field === wanted.field;
  });
  if (found?.kind === "value") return { expression: found.expression, descending };
  return located(at, () => {
    const names = outputs.map((output) => output.name);
    throw new PlanProblem(
      "A grouped list is sorted by what it gives.",
      name === null ? undefined : nearest(name, names),
    );
  });
}

function plainOrder({ name, descending, expression }: GivenOrder, outputs: readonly Output[], row: Row): Order {
  const alias =
    name !== null && !findField(row.entity, name) ? outputs.find((output) => output.name === name) : undefined;
  return { expression: alias?.kind === "value" ? alias.expression : expression(), descending };
}

/** Reads the arguments and fields of a list: `(limit: 3) { id, name }`. */
export function readList(reading: Reading, rows: { limit: number; most: number }, depth: number): ListPlan {
  const { cursor, row } = reading;
  const start = cursor.peek().at;
  const given = readListArguments(reading, rows.most);
  const outputs = readItems(reading, depth);
  const grouped = outputs.some(isAggregate);
  if (grouped && outputs.some(({ kind }) => kind !== "value")) {
    cursor.fail("Beside aggregates stand fields only: name one of the relation, such as category.name.", start);
  }
  const order = given.order.map((one) => (grouped ? groupedOrder(one, outputs) : plainOrder(one, outputs, row)));
  return withKeyOrder({
    ...emptyList(row),
    outputs,
    grouped,
    order,
    where: given.where,
    limit: given.limit?.value ?? rows.limit,
    offset: given.offset,
  });
}
