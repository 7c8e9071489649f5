import type { Catalog } from "../entities/catalog";
import type { Entity } from "../entities/entity";
import type { Expression, ListPlan, Literal } from "./plan";

/** The expressions that an expression is made of. */
function parts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "field":
      return [];
    case "call":
      return expression.arguments;
    case "compare":
      return [expression.left, expression.right];
    case "logic":
      return expression.operands;
    case "not":
      return [expression.operand];
    case "in":
      return [expression.operand, ...expression.list];
    case "quantified":
    case "size":
      return expression.condition ? [expression.condition] : [];
    case "aggregate":
      return expression.argument ? [expression.argument] : [];
  }
}

function listExpressions(list: ListPlan): Expression[] {
  return [
    ...(list.where ? [list.where] : []),
    ...list.order.map(({ expression }) => expression),
    ...list.outputs.flatMap((output) => (output.kind === "value" ? [output.expression] : [])),
  ];
}

/** Whether a test holds for the expression or for anything in it. */
const someExpression = (expression: Expression, test: (one: Expression) => boolean): boolean =>
  test(expression) || parts(expression).some((part) => someExpression(part, test));

/** Whether an expression is a plain value: all of those in a list are compared with at once. */
export const isValue = (expression: Expression): expression is Literal =>
  expression.kind === "literal" && expression.value !== null;

/** How many parts an expression has as it is written, where `in` repeats its operand for each member that is no value. */
export function writtenSize(expression: Expression): number {
  const size = parts(expression).reduce((sum, part) => sum + writtenSize(part), 1);
  if (expression.kind !== "in") return size;
  const apart = expression.list.filter((item) => !isValue(item)).length;
  return size + Math.max(0, apart - 1) * writtenSize(expression.operand);
}

/** Parts of a list's expressions from which on it is worth estimating what they cost over many rows. */
const LARGE = 40;

const walksCollection = ({ kind }: Expression) => kind === "quantified" || kind === "size";

/** Whether a list, or one inside it, has a condition that walks related rows for each of its own. */
export const testsRelatedRows = (list: ListPlan): boolean =>
  listExpressions(list).some((expression) => someExpression(expression, walksCollection)) ||
  list.outputs.some((output) => (output.kind === "one" || output.kind === "many") && testsRelatedRows(output.list));

/**
 * Whether a list may do much work for each row of its table: it walks related rows to test a condition, nests lists, or
 * has long expressions. Its cost is worth an estimate where nothing can stop it later.
 */
export const isHeavy = (list: ListPlan): boolean =>
  testsRelatedRows(list) ||
  listExpressions(list).reduce((sum, expression) => sum + writtenSize(expression), 0) > LARGE ||
  list.outputs.some((output) => output.kind === "many" || (output.kind === "one" && isHeavy(output.list)));

/** Every entity whose rows a list shows or can be told by: a condition on related rows tells of them as well. */
export function collectEntities(list: ListPlan, catalog: Catalog): Set<Entity> {
  const found = new Set<Entity>([list.row.entity]);
  const visit = (expression: Expression): void => {
    if ("collection" in expression) found.add(expression.collection.element.entity);
    const steps =
      expression.kind === "field" ? expression.steps : "collection" in expression ? expression.collection.steps : [];
    for (const step of steps) found.add(catalog.other(step));
    for (const part of parts(expression)) visit(part);
  };
  for (const expression of listExpressions(list)) visit(expression);
  for (const output of list.outputs) {
    if (output.kind !== "one" && output.kind !== "many") continue;
    for (const entity of collectEntities(output.list, catalog)) found.add(entity);
  }
  return found;
}

/** How many rows a list and the lists in it may come to. */
export function mostRows(list: ListPlan): number {
  const nested = list.outputs.map((output) =>
    output.kind === "one" || output.kind === "many" ? mostRows(output.list) : 1,
  );
  return list.limit * Math.max(1, ...nested);
}
