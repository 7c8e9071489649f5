import type { Entity, Field, ToMany, ToOne } from "../entities/entity";

/** Types that an expression can have; `null` alone has none of its own. */
export type Scalar = "integer" | "decimal" | "text" | "boolean" | "timestamp" | "date" | "time" | "duration";

/** A row that expressions speak of: the current one of a list, or the variable of `any` and `all`. Told apart by identity. */
export interface Row {
  readonly entity: Entity;
}

/** From a row over to-one relations: `category` in `category/name`. */
export interface RowPath {
  readonly row: Row;
  readonly steps: readonly ToOne[];
}

export type Comparison = "eq" | "ne" | "lt" | "le" | "gt" | "ge";
export type AggregateName = "count" | "countDistinct" | "sum" | "avg" | "min" | "max";

/** Functions and operators that the compiler knows; both languages map their own words to these. */
export type FunctionName =
  | "lower"
  | "upper"
  | "trim"
  | "length"
  | "contains"
  | "startsWith"
  | "endsWith"
  | "indexOf"
  | "substring"
  | "concat"
  | "like"
  | "ilike"
  | "year"
  | "month"
  | "day"
  | "hour"
  | "minute"
  | "second"
  | "fractionalSeconds"
  | "date"
  | "time"
  | "now"
  | "minTimestamp"
  | "maxTimestamp"
  | "offsetMinutes"
  | "totalSeconds"
  | "round"
  | "floor"
  | "ceiling"
  | "abs"
  | "coalesce"
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "divideExactly"
  | "modulo"
  | "negate";

interface Typed {
  /** `null` for the literal null, whose type its place decides. */
  readonly type: Scalar | null;
  readonly nullable: boolean;
}

/** A value that goes to the database as a parameter. Numbers beyond 32 bits, decimals and moments are text. */
export interface Literal extends Typed {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

export interface FieldExpression extends Typed, RowPath {
  readonly kind: "field";
  readonly type: Scalar;
  readonly field: Field;
}

/** To-many relation of a row, and the row that stands for each element in a condition on them. */
export interface Collection extends RowPath {
  readonly relation: ToMany;
  readonly element: Row;
}

export type Expression =
  | Literal
  | FieldExpression
  | (Typed & { readonly kind: "call"; readonly name: FunctionName; readonly arguments: readonly Expression[] })
  | (Typed & {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Typed & { readonly kind: "logic"; readonly operator: "and" | "or"; readonly operands: readonly Expression[] })
  | (Typed & { readonly kind: "not"; readonly operand: Expression })
  | (Typed & { readonly kind: "in"; readonly operand: Expression; readonly list: readonly Expression[] })
  | (Typed & {
      readonly kind: "quantified";
      readonly quantifier: "any" | "all";
      readonly collection: Collection;
      readonly condition: Expression | null;
    })
  | (Typed & { readonly kind: "size"; readonly collection: Collection; readonly condition: Expression | null })
  | (Typed & {
      readonly kind: "aggregate";
      readonly name: AggregateName;
      readonly argument: Expression | null;
    });

/** A member of the JSON objects that a list gives. */
export type Output =
  | { readonly kind: "value"; readonly name: string; readonly expression: Expression }
  | { readonly kind: "one"; readonly name: string; readonly relation: ToOne; readonly list: ListPlan }
  | { readonly kind: "many"; readonly name: string; readonly relation: ToMany; readonly list: ListPlan }
  /** `@odata.etag`: changes with every write of the row. */
  | { readonly kind: "etag"; readonly name: string };

export interface Order {
  readonly expression: Expression;
  readonly descending: boolean;
}

/** Where a nested list goes on: the address of its next page, before and after the parent's key, and after the token. */
interface Continuation {
  /** The member that holds the address. */
  readonly name: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** What to read of one entity: the whole of what Query, OData and resources have in common. */
export interface ListPlan {
  readonly row: Row;
  readonly outputs: readonly Output[];
  readonly where: Expression | null;
  /** Grouped lists order by the place of an output, others by expressions. */
  readonly order: readonly Order[];
  readonly limit: number;
  readonly offset: number;
  /** One row for each combination of the outputs that are no aggregates. */
  readonly grouped: boolean;
  /** The sort values of the row after which to go on, one for each of `order`. */
  readonly after: readonly Literal[] | null;
  /** Also count the rows that `where` leaves, whatever the page. */
  readonly total: boolean;
  /** Find out whether there are more rows, and the token from which to go on. */
  readonly more: boolean;
  /** Members of a parent's object beside a nested list: its count and the address of its next page. */
  readonly annotations: { readonly total: string | null; readonly next: Continuation | null } | null;
  /** Decimals as text, for clients that would lose digits (IEEE754Compatible). */
  readonly decimalsAsText: boolean;
}

/** A list of everything, to be changed by spreading. */
export const emptyList = (row: Row): ListPlan => ({
  row,
  outputs: [],
  where: null,
  order: [],
  limit: 0,
  offset: 0,
  grouped: false,
  after: null,
  total: false,
  more: false,
  annotations: null,
  decimalsAsText: false,
});
