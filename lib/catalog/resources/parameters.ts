import { ApiError } from "../../api-error";
import { type Catalog, findField } from "../../entities/catalog";
import type { Entity, Field } from "../../entities/entity";
import { Budget } from "../budget";
import { call, compare, fieldExpression, isIn, logic, unknownMember } from "../build";
import { LIMITS } from "../limits";
import { allFields, fieldOutput, withKeyOrder } from "../list-plan";
import { booleanLiteral, nullLiteral, numberLiteral, temporalLiteral, textLiteral } from "../literals";
import { nearest } from "../nearest";
import { type Expression, emptyList, type ListPlan, type Literal, type Order, type Output, type Row } from "../plan";
import { PlanProblem } from "../plan-problem";
import { Cursor } from "../query/cursor";
import { readExpression } from "../query/expression";
import { tokenize } from "../query/tokens";
import { readSearch } from "../search";
import { problemAnswer, SourceProblem } from "../source-problem";

/** The page of a list that was asked for. */
export interface ResourcePage {
  page: number;
  perPage: number;
}

const PER_PAGE = 50;
const OWN = ["page", "perPage", "per_page", "limit", "sort", "fields", "q", "where"] as const;

const OPERATORS = {
  eq: "eq",
  ne: "ne",
  gt: "gt",
  gte: "ge",
  ge: "ge",
  lt: "lt",
  lte: "le",
  le: "le",
} as const;
const TEXT_OPERATORS = { contains: "contains", startsWith: "startsWith", endsWith: "endsWith" } as const;
const OPERATOR_NAMES = [...Object.keys(OPERATORS), ...Object.keys(TEXT_OPERATORS), "in"];

function toLiteral(field: Field, text: string): Literal {
  if (text === "null" && field.nullable) return nullLiteral;
  switch (field.type) {
    case "integer":
    case "decimal":
      return numberLiteral(text);
    case "boolean":
      if (/^(true|1)$/i.test(text)) return booleanLiteral(true);
      if (/^(false|0)$/i.test(text)) return booleanLiteral(false);
      throw new PlanProblem("takes true or false.");
    case "timestamp":
      return temporalLiteral("timestamp", text);
    case "uid":
      return textLiteral(text.replaceAll("-", "").toLowerCase());
    case "text":
      return textLiteral(text);
  }
}

function comparison(row: Row, field: Field, operator: string, text: string): Expression {
  const value = fieldExpression({ row, steps: [] }, field);
  if (operator === "in") {
    const list = text.split(",").slice(0, LIMITS.list + 1);
    return isIn(
      value,
      list.map((item) => toLiteral(field, item.trim())),
    );
  }
  if (Object.hasOwn(TEXT_OPERATORS, operator)) {
    const name = TEXT_OPERATORS[operator as keyof typeof TEXT_OPERATORS];
    return call(name, [value, textLiteral(text)], operator);
  }
  if (Object.hasOwn(OPERATORS, operator)) {
    return compare(OPERATORS[operator as keyof typeof OPERATORS], value, toLiteral(field, text));
  }
  throw new PlanProblem(`has no operator "${operator.slice(0, 40)}".`, nearest(operator, OPERATOR_NAMES));
}

function readCondition(row: Row, name: string, text: string): Expression {
  // `price[gte]=10`, `filter[price][gte]=10`, `price=10`.
  const match = /^(?:filter\[(\w+)\]|(\w+))(?:\[(\w+)\])?$/.exec(name);
  const [, filtered, plain, operator = "eq"] = match ?? [];
  const field = findField(row.entity, filtered ?? plain ?? "");
  if (field) return comparison(row, field, operator, text);
  const known = [...OWN, ...row.entity.fields.map((one) => one.name)];
  throw new PlanProblem(`is no parameter of ${row.entity.name}.`, nearest(filtered ?? plain ?? name, known));
}

function readWhere(catalog: Catalog, row: Row, text: string, budget: Budget): Expression {
  try {
    const cursor = new Cursor(tokenize(text));
    const variable = (name: string): never => {
      throw new PlanProblem(`There is no variable "$${name}" here.`);
    };
    const expression = readExpression({ catalog, cursor, budget, row, variable });
    cursor.endCondition();
    return logic("and", expression, booleanLiteral(true));
  } catch (error) {
    throw error instanceof SourceProblem ? problemAnswer(error, text, "where") : error;
  }
}

function readSort(row: Row, text: string): Order[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.length > LIMITS.order) throw new PlanProblem(`takes at most ${LIMITS.order} fields.`);
  return items.map((item) => {
    const [, sign, name = "", suffix] = /^([+-]?)(\w+)(?:[:@ ](asc|desc))?$/i.exec(item) ?? [];
    const field = findField(row.entity, name);
    if (!field) throw unknownMember(row.entity, name || item);
    return {
      expression: fieldExpression({ row, steps: [] }, field),
      descending: sign === "-" || suffix?.toLowerCase() === "desc",
    };
  });
}

function readFields(row: Row, text: string): Output[] {
  const names = [...new Set(text.split(",").map((name) => name.trim()))];
  return names.flatMap((name) => {
    if (findField(row.entity, name)) return [fieldOutput(row, name)];
    if (row.entity.relations.some((relation) => relation.kind === "one" && relation.name === name)) return [];
    throw unknownMember(row.entity, name);
  });
}

function readCount(text: string, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new PlanProblem("takes a whole number of at least 1.");
  if (Number(text) > most) throw new PlanProblem(`can be at most ${most}.`);
  return Number(text);
}

/** Which entities' rows may be shown. */
export type MayRead = (entity: Entity) => boolean;

/** To-one relations as a few fields of the other row, where rows of its entity may be shown (CONTRACT §3.4). */
function embedded(catalog: Catalog, row: Row, mayRead: MayRead, names: ReadonlySet<string> | null = null): Output[] {
  return row.entity.relations.flatMap((relation): Output[] => {
    if (relation.kind === "many" || (names && !names.has(relation.name))) return [];
    const inner: Row = { entity: catalog.other(relation) };
    if (!mayRead(inner.entity)) return [];
    const outputs = inner.entity.summary.map((name) => fieldOutput(inner, name));
    return [{ kind: "one", name: relation.name, relation, list: { ...emptyList(inner), outputs, limit: 1 } }];
  });
}

/** A whole row as resources show it. */
export const wholeRow = (catalog: Catalog, row: Row, mayRead: MayRead): Output[] => [
  ...allFields(row),
  ...embedded(catalog, row, mayRead),
];

function named<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof SourceProblem) throw problemAnswer(error, "", name);
    if (!(error instanceof PlanProblem)) throw error;
    const field = name.slice(0, 64);
    throw new ApiError("validation", `${field}: ${error.message}`, { details: [{ field, message: error.message }] });
  }
}

/**
 * The query string of a list as a plan: `page`, `perPage`, `sort=-price,name`, `fields=id,name`, `q`, `where` (an
 * expression of the query language), `price[gte]=10`, `active=true`. Throws `ApiError` naming the parameter.
 */
export function readParameters(
  catalog: Catalog,
  entity: Entity,
  query: URLSearchParams,
  mayRead: MayRead,
): ResourcePage & { list: ListPlan } {
  const row: Row = { entity };
  const budget = new Budget();
  const conditions: Expression[] = [];
  const seen = new Set<string>();
  let [page, perPage]: [number, number] = [1, PER_PAGE];
  let outputs = wholeRow(catalog, row, mayRead);
  let order: Order[] = [];
  for (const [name, text] of query) {
    named(name, () => {
      if (seen.has(name)) throw new PlanProblem("is given twice.");
      seen.add(name);
      budget.spend("nodes");
      if (name === "page") page = readCount(text, LIMITS.offset);
      else if (name === "perPage" || name === "per_page" || name === "limit")
        perPage = readCount(text, LIMITS.defaultRows);
      else if (name === "sort") order = readSort(row, text);
      else if (name === "fields") {
        outputs = [
          ...readFields(row, text),
          // Named, it is asked for, and refused where it may not be shown.
          ...embedded(catalog, row, () => true, new Set(text.split(",").map((one) => one.trim()))),
        ];
      } else if (name === "q") conditions.push(readSearch(budget, { text: searchWords(text), at: 0 }, row));
      else if (name === "where") conditions.push(readWhere(catalog, row, text, budget));
      else conditions.push(readCondition(row, name, text));
    });
  }
  const offset = (page - 1) * perPage;
  if (offset > LIMITS.offset)
    named("page", () => {
      throw new PlanProblem(`goes beyond the ${LIMITS.offset} rows that can be skipped.`);
    });
  const where = conditions.length > 0 ? conditions.reduce((left, right) => logic("and", left, right)) : null;
  const list = withKeyOrder({ ...emptyList(row), outputs, where, order, limit: perPage, offset, total: true });
  return { list, page, perPage };
}

/** What a person types, as words that must all occur. */
const searchWords = (text: string): string =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 20)
    .map((word) => `"${word.replace(/["\\]/g, "\\$&")}"`)
    .join(" ") || '""';
