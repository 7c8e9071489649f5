import type { Collection, Comparison, Expression, FunctionName } from "../plan";
import { isValue } from "../walk";
import { atUtc, WRITERS } from "./functions";
import { bindList, bindLiteral } from "./literal";
import type { Scope } from "./scope";
import { identifier, join, type Sql, sql } from "./sql";

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

/**
 * `exact`: a comparison with null must come out false, because something else is made of it. Otherwise it may come out
 * null, which a WHERE drops just the same and which leaves the index usable.
 */
interface Mode {
  exact: boolean;
}
const exact: Mode = { exact: true };

const isNull = (expression: Expression) => expression.kind === "literal" && expression.value === null;

const OPERATORS: Record<"lt" | "le" | "gt" | "ge", Sql> = { lt: sql`<`, le: sql`<=`, gt: sql`>`, ge: sql`>=` };

/** Text is compared by code points on every database, whatever its own collation. */
export const ordered = (expression: Expression, written: Sql): Sql =>
  expression.type === "text" ? sql`${written} collate "C"` : written;

function nullComparison(operator: Comparison, other: Sql): Sql {
  if (operator === "eq") return sql`(${other} is null)`;
  if (operator === "ne") return sql`(${other} is not null)`;
  return sql`false`;
}

function compare({ operator, left, right }: Of<"compare">, scope: Scope, mode: Mode): Sql {
  if (isNull(left) && isNull(right)) return operator === "eq" ? sql`true` : sql`false`;
  if (isNull(right)) return nullComparison(operator, compileExpression(left, scope, exact));
  if (isNull(left)) return nullComparison(operator, compileExpression(right, scope, exact));
  const a = compileExpression(left, scope, exact);
  const b = compileExpression(right, scope, exact);
  const nullable = left.nullable || right.nullable;
  if (operator === "ne") return nullable ? sql`(${a} is distinct from ${b})` : sql`(${a} <> ${b})`;
  if (operator === "eq") {
    const both = left.nullable && right.nullable;
    return both || (nullable && mode.exact) ? sql`(${a} is not distinct from ${b})` : sql`(${a} = ${b})`;
  }
  const written = sql`(${ordered(left, a)} ${OPERATORS[operator]} ${ordered(right, b)})`;
  return nullable && mode.exact ? sql`coalesce(${written}, false)` : written;
}

function isIn({ operand, list }: Of<"in">, scope: Scope, mode: Mode): Sql {
  const written = compileExpression(operand, scope, exact);
  const literals = list.filter(isValue);
  const others = list.filter((item) => !isValue(item));
  const array = literals.length > 0 ? bindList(literals, scope.binder) : undefined;
  const apart = array ? others : list;
  const parts = apart.map((item) =>
    compare(
      { kind: "compare", operator: "eq", left: operand, right: item, type: "boolean", nullable: false },
      scope,
      exact,
    ),
  );
  if (array) {
    const member = sql`(${written} = any(${array}))`;
    parts.unshift(operand.nullable && mode.exact ? sql`coalesce(${member}, false)` : member);
  }
  return parts.length === 0 ? sql`false` : sql`(${join(parts, sql` or `)})`;
}

/** The rows of a collection that its condition leaves, as FROM and WHERE of a subselect. */
function members(collection: Collection, test: (inner: Scope) => Sql | null, scope: Scope): Sql {
  const { relation, element } = collection;
  const parent = scope.getAlias(collection);
  const alias = scope.binder.alias();
  const inner = scope.within(element, alias);
  const written = test(inner);
  const belongs = sql`${alias}.${identifier(relation.target)} = ${parent}.${identifier(relation.column)}`;
  const from = sql`from ${identifier(element.entity.table)} ${alias}${inner.getJoins(element)}`;
  return written ? sql`${from} where ${belongs} and ${written}` : sql`${from} where ${belongs}`;
}

function quantified({ quantifier, collection, condition }: Of<"quantified">, scope: Scope): Sql {
  if (quantifier === "any") {
    const rows = members(collection, (inner) => condition && compileExpression(condition, inner), scope);
    return sql`exists (select ${rows})`;
  }
  const broken = (inner: Scope) => condition && sql`(${compileExpression(condition, inner, exact)}) is not true`;
  return sql`not exists (select ${members(collection, broken, scope)})`;
}

const OF_LOCAL_TIME: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "year",
  "month",
  "day",
  "hour",
  "minute",
  "second",
  "fractionalSeconds",
  "date",
  "time",
]);

const ARITHMETIC: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "add",
  "subtract",
  "multiply",
  "divide",
  "divideExactly",
  "modulo",
  "negate",
]);

function call({ name, arguments: given, type }: Of<"call">, scope: Scope): Sql {
  const args = given.map((argument) => {
    const written = compileExpression(argument, scope, exact);
    if (OF_LOCAL_TIME.has(name)) return argument.type === "timestamp" ? atUtc(written) : written;
    if (!ARITHMETIC.has(name)) return written;
    if (argument.type === "integer" || argument.type === "decimal") return sql`${written}::numeric`;
    return argument.type === "date" && type === "timestamp" ? sql`${written}::timestamp at time zone 'UTC'` : written;
  });
  if (type === "duration")
    return sql`(${join(
      args.map((one) => sql`(${one})::timestamptz`),
      sql` - `,
    )})`;
  const written = WRITERS[name](...args);
  return name === "divide" && type === "integer" ? sql`trunc${written}` : written;
}

function aggregate({ name, argument }: Of<"aggregate">, scope: Scope): Sql {
  if (!argument) return sql`count(*)`;
  const value = compileExpression(argument, scope, exact);
  switch (name) {
    case "count":
      return sql`count(${value})`;
    case "countDistinct":
      return sql`count(distinct ${value})`;
    case "sum":
      return sql`sum(${value}::numeric)`;
    case "avg":
      return sql`trim_scale(round(avg(${value}::numeric), 10))`;
    case "min":
      return sql`min(${ordered(argument, value)})`;
    case "max":
      return sql`max(${ordered(argument, value)})`;
  }
}

/** Writes an expression as SQL; every value in it becomes a parameter. */
export function compileExpression(expression: Expression, scope: Scope, mode: Mode = { exact: false }): Sql {
  switch (expression.kind) {
    case "literal":
      return bindLiteral(expression, scope.binder);
    case "field":
      return sql`${scope.getAlias(expression)}.${identifier(expression.field.column)}`;
    case "call":
      return call(expression, scope);
    case "compare":
      return compare(expression, scope, mode);
    case "logic": {
      const operands = expression.operands.map((operand) => compileExpression(operand, scope, mode));
      return sql`(${join(operands, expression.operator === "and" ? sql` and ` : sql` or `)})`;
    }
    case "not":
      return sql`(not ${compileExpression(expression.operand, scope, exact)})`;
    case "in":
      return isIn(expression, scope, mode);
    case "quantified":
      return quantified(expression, scope);
    case "size": {
      const { condition } = expression;
      const test = (inner: Scope) => condition && compileExpression(condition, inner);
      return sql`(select count(*) ${members(expression.collection, test, scope)})::integer`;
    }
    case "aggregate":
      return aggregate(expression, scope);
  }
}
