import { findField, findRelation } from "../entities/catalog";
import type { Entity, Field, FieldType, ToOne } from "../entities/entity";
import { FUNCTIONS, type Signature } from "./functions";
import { LIMITS } from "./limits";
import { literalAs } from "./literals";
import { nearest } from "./nearest";
import type { AggregateName, Comparison, Expression, FieldExpression, FunctionName, RowPath, Scalar } from "./plan";
import { PlanProblem } from "./plan-problem";

const SCALARS: Record<FieldType, Scalar> = {
  integer: "integer",
  decimal: "decimal",
  text: "text",
  boolean: "boolean",
  timestamp: "timestamp",
  uid: "text",
};

const WORDS: Record<Scalar, string> = {
  integer: "a number",
  decimal: "a number",
  text: "a text",
  boolean: "true or false",
  timestamp: "a moment",
  date: "a date",
  time: "a time of day",
  duration: "a duration",
};

const isNumber = (type: Scalar | null) => type === "integer" || type === "decimal";
const words = (type: Scalar | null) => (type === null ? "null" : WORDS[type]);

/** The names that may follow a row: its fields and relations. */
export const memberNames = (entity: Entity): string[] => [
  ...entity.fields.map((field) => field.name),
  ...entity.relations.map((relation) => relation.name),
];

/** The problem of a name that an entity does not have. */
export const unknownMember = (entity: Entity, name: string, what = "field"): PlanProblem =>
  new PlanProblem(`Unknown ${what} "${name.slice(0, 64)}" of ${entity.name}.`, nearest(name, memberNames(entity)));

/** A field of a row as an expression. `use` words what it is for, where the field is not for that. */
export function fieldExpression({ row, steps }: RowPath, field: Field, use = "filtered or sorted by"): FieldExpression {
  if (!field.filterable) throw new PlanProblem(`The field "${field.name}" cannot be ${use}.`);
  return {
    kind: "field",
    row,
    steps,
    field,
    type: SCALARS[field.type],
    nullable: field.nullable || steps.length > 0,
  };
}

/** The entity that a path ends at. `other` resolves a relation. */
export const resolveEnd = ({ row, steps }: RowPath, other: (relation: ToOne) => Entity): Entity => {
  const last = steps.at(-1);
  return last ? other(last) : row.entity;
};

/** The field of that name at the end of a path. Throws `PlanProblem` with the nearest name. */
export function memberField(entity: Entity, path: RowPath, name: string): FieldExpression {
  const field = findField(entity, name);
  if (field) return fieldExpression(path, field);
  const relation = findRelation(entity, name);
  if (!relation) throw unknownMember(entity, name);
  throw new PlanProblem(`"${name}" of ${entity.name} is a relation, not a value.`);
}

function boolean(expression: Expression, place: string): Expression {
  const typed = expression.kind === "literal" ? literalAs(expression, "boolean") : expression;
  if (typed.type !== "boolean") throw new PlanProblem(`${place} must be true or false, not ${words(typed.type)}.`);
  return typed;
}

/** A condition: an expression that is true or false. */
export const condition = (expression: Expression): Expression => boolean(expression, "A condition");

export function logic(operator: "and" | "or", left: Expression, right: Expression): Expression {
  const operands = [left, right].flatMap((side) => {
    const checked = boolean(side, `Each side of "${operator}"`);
    return checked.kind === "logic" && checked.operator === operator ? checked.operands : [checked];
  });
  return { kind: "logic", operator, operands, type: "boolean", nullable: operands.some((side) => side.nullable) };
}

export function not(operand: Expression): Expression {
  const checked = boolean(operand, 'What follows "not"');
  return { kind: "not", operand: checked, type: "boolean", nullable: checked.nullable };
}

/** Both sides in types that compare: a literal takes the other side's. Throws `PlanProblem` where they never compare. */
function alike(left: Expression, right: Expression): [Expression, Expression] {
  const one = left.kind === "literal" && right.type ? literalAs(left, right.type) : left;
  const two = right.kind === "literal" && one.type ? literalAs(right, one.type) : right;
  const fits =
    one.type === two.type || one.type === null || two.type === null || (isNumber(one.type) && isNumber(two.type));
  if (!fits) {
    const isDated = [one.type, two.type].some((type) => type === "timestamp" || type === "date");
    // 2026-01-31 without quotes is a subtraction.
    const hint =
      isDated && [one, two].some(({ type }) => isNumber(type)) ? ` A moment stands in quotes: '2026-01-31'.` : "";
    const pair = `${words(one.type)} and ${words(two.type)} cannot be compared.`.replace(/^a/, "A");
    throw new PlanProblem(pair + hint);
  }
  return [one, two];
}

export function compare(operator: Comparison, left: Expression, right: Expression): Expression {
  const [one, two] = alike(left, right);
  return { kind: "compare", operator, left: one, right: two, type: "boolean", nullable: false };
}

export function isIn(operand: Expression, list: readonly Expression[]): Expression {
  if (list.length > LIMITS.list) throw new PlanProblem(`A list can have at most ${LIMITS.list} values.`);
  const typed = list.map((item) => alike(operand, item)[1]);
  return { kind: "in", operand, list: typed, type: "boolean", nullable: false };
}

function argument(name: string, given: Expression, wanted: readonly Scalar[], place: number): Expression {
  const first = wanted[0] ?? "text";
  const typed =
    given.kind === "literal" && (given.type === null || !wanted.includes(given.type)) ? literalAs(given, first) : given;
  if (typed.type === null || wanted.includes(typed.type)) return typed;
  throw new PlanProblem(`${name} takes ${words(first)} as argument ${place}, not ${words(given.type)}.`);
}

function checkCount(label: string, { parameters, optional = 0, repeats }: Signature, given: number): void {
  const least = parameters.length - optional;
  const most = repeats ? 100 : parameters.length;
  if (given >= least && given <= most) return;
  const range = least === most ? String(least) : repeats ? `${least} or more` : `${least} to ${most}`;
  throw new PlanProblem(`${label} takes ${range} argument${range === "1" ? "" : "s"}, not ${given}.`);
}

/** A call of a function. `label` is the word that the caller used for it, for messages. */
export function call(name: FunctionName, given: readonly Expression[], label: string = name): Expression {
  const signature = FUNCTIONS[name];
  checkCount(label, signature, given.length);
  const last = signature.parameters.at(-1) ?? [];
  const typed = given.map((one, index) => argument(label, one, signature.parameters[index] ?? last, index + 1));
  const [first] = typed;
  if (name === "coalesce" && first) for (const one of typed.slice(1)) alike(first, one);
  const widest = typed.some((one) => one.type === "decimal") ? "decimal" : (first?.type ?? "text");
  return {
    kind: "call",
    name,
    arguments: typed,
    type: signature.result === "widest" ? widest : signature.result,
    nullable: signature.mayFail === true || (name === "coalesce" ? typed.every(isNullable) : typed.some(isNullable)),
  };
}

const isNullable = (expression: Expression) => expression.nullable;

/** Sum of two numbers, or of a moment and a duration. */
export function arithmetic(name: "add" | "subtract", left: Expression, right: Expression, label: string): Expression {
  if (left.type !== "timestamp" && left.type !== "date") return call(name, [left, right], label);
  const nullable = left.nullable || right.nullable;
  if (right.type === "duration") return { kind: "call", name, arguments: [left, right], type: "timestamp", nullable };
  if (name === "subtract" && right.type === left.type) {
    return { kind: "call", name, arguments: [left, right], type: "duration", nullable };
  }
  throw new PlanProblem(`"${label}" after ${words(left.type)} takes a duration, not ${words(right.type)}.`);
}

/** An aggregate over the rows of a group. Throws `PlanProblem` where it cannot be taken of such values. */
export function aggregate(name: AggregateName, argumentGiven: Expression | null, label: string = name): Expression {
  const type = argumentGiven?.type ?? null;
  if (name === "count" || name === "countDistinct") {
    return { kind: "aggregate", name, argument: argumentGiven, type: "integer", nullable: false };
  }
  if (!argumentGiven || type === null) throw new PlanProblem(`${label} needs a field.`);
  if ((name === "sum" || name === "avg") && !isNumber(type)) {
    throw new PlanProblem(`${label} takes a number, not ${words(type)}.`);
  }
  if (type === "boolean") throw new PlanProblem(`${label} cannot be taken of true and false.`);
  return { kind: "aggregate", name, argument: argumentGiven, type: name === "avg" ? "decimal" : type, nullable: true };
}
