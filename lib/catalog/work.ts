import type { Catalog } from "../entities/catalog";
import type { Entity, Field } from "../entities/entity";
import type { Collection, Expression, FunctionName, ListPlan, Row, RowPath } from "./plan";
import { comparisonsOfPattern, comparisonsOfText } from "./repetition";
import { isValue } from "./walk";

/** Bytes of a text, digits of a number: at most in one row, and in all rows together. */
export interface Size {
  most: number;
  total: number;
}

/** How large a table is, as declared or as measured. */
export interface TableSize {
  rows: number;
  fields: ReadonlyMap<Field, Size>;
  /** The most rows that belong to one row of the other side, by the column that they have in common. */
  groups: ReadonlyMap<string, number>;
}

/** How often expressions are worked out for a row: for each of the table once at most (`each`), or again and again. */
interface Visits {
  count: number;
  each: boolean;
}

/** What an expression comes to, and the nanoseconds that it may take over all visits. */
interface Weight {
  size: Size;
  time: number;
  /** A text of the caller's own, which can be looked at. */
  literal?: string;
}

const NOTHING: Size = { most: 0, total: 0 };

/** Digits of a number that has no declared precision. */
const DIGITS = 20;

/** Most bytes of a character. */
const BYTES = 4;

/** Nanoseconds of an operator by itself, as measured in the embedded database. */
const OPERATOR = 50;

/** Nanoseconds for each byte of a text that becomes JSON. */
const WRITTEN = 6;

/** Nanoseconds for each byte of the first argument. */
const EACH_BYTE: Partial<Record<FunctionName, number>> = {
  lower: 12,
  upper: 12,
  trim: 8,
  length: 3,
  substring: 8,
  endsWith: 6,
  startsWith: 1,
};

/** What declared fields can hold: the size of a table with one row that holds as much as a row may. */
export function declaredSize({ fields }: Entity): TableSize {
  const sizes = fields.map((field): [Field, Size] => {
    const most = field.type === "text" ? (field.maxLength ?? 1_000_000) * BYTES : (field.maxLength ?? DIGITS);
    return [field, { most, total: most }];
  });
  return { rows: 1, fields: new Map(sizes), groups: new Map() };
}

const sum = (sizes: readonly Size[]): Size =>
  sizes.reduce((left, right) => ({ most: left.most + right.most, total: left.total + right.total }), NOTHING);

const larger = (sizes: readonly Size[]): Size => ({
  most: Math.max(0, ...sizes.map(({ most }) => most)),
  // In each row another one may be the largest.
  total: sum(sizes).total,
});

/** Estimates from above what a list's expressions cost, from how large its tables are. */
class Estimate {
  private readonly visits = new Map<Row, Visits>();
  private readonly catalog: Catalog;
  private readonly getSize: (entity: Entity) => TableSize;

  constructor(catalog: Catalog, getSize: (entity: Entity) => TableSize) {
    this.catalog = catalog;
    this.getSize = getSize;
  }

  /** `paged`: only a page of the rows is shown, not each that is visited. */
  list(list: ListPlan, visits: Visits, paged: boolean): number {
    const { row, where, order, after, outputs, grouped, limit, offset, total, annotations } = list;
    this.visits.set(row, visits);
    // Counting tests every row again.
    const tests = total || annotations?.total ? 2 : 1;
    const tested = where ? tests * this.weigh(where, row).time : 0;
    // A page that goes on from another compares each sort value with those before it.
    const comparisons = Math.log2(visits.count + 2) + (after ? order.length : 0);
    const sorting = order.reduce((all, { expression }) => {
      const { size, time } = this.weigh(expression, row);
      return all + time * (after ? 1 + order.length : 1) + comparisons * (OPERATOR * visits.count + size.total);
    }, 0);
    // A group needs all of its rows; of others only those of the page are written, after those that it passes over.
    const shown = grouped || !paged ? visits.count : Math.min(visits.count, limit + offset);
    this.visits.set(row, { ...visits, count: shown });
    return outputs.reduce((all, output) => {
      if (output.kind === "etag") return all;
      if (output.kind === "value") {
        const { size, time } = this.weigh(output.expression, row);
        return all + time + WRITTEN * size.total + OPERATOR * shown;
      }
      if (output.kind === "one") return all + this.list(output.list, { count: shown, each: false }, false);
      const { relation } = output;
      const members = this.members({ row, steps: [], relation, element: output.list.row }, row);
      // Each page is as long as the limit, and there is one for each row.
      return all + this.list({ ...output.list, limit: output.list.limit * shown }, members, true);
    }, tested + sorting);
  }

  /** The rows of a collection, over all visits of the row that it hangs on. */
  private members({ row, steps, relation, element }: Collection, current: Row): Visits {
    const { count, each } = this.getVisits(current);
    const { rows, groups } = this.getSize(element.entity);
    // A row belongs to one other, so that it is visited once where the others are.
    if (each && row === current && steps.length === 0) return { count: rows, each: true };
    return { count: count * Math.min(rows, groups.get(relation.target) ?? rows), each: false };
  }

  private getVisits(row: Row): Visits {
    const visits = this.visits.get(row);
    if (!visits) throw new Error("Expressions speak of rows that stand around them.");
    return visits;
  }

  private field({ row, steps }: RowPath, field: Field, current: Row): Size {
    const { count, each } = this.getVisits(current);
    const last = steps.at(-1);
    const entity = last ? this.catalog.other(last) : row.entity;
    const size = this.getSize(entity).fields.get(field) ?? NOTHING;
    const total = count * size.most;
    return { most: size.most, total: each && row === current && !last ? Math.min(size.total, total) : total };
  }

  private weigh(expression: Expression, row: Row): Weight {
    const { count } = this.getVisits(row);
    const own = OPERATOR * count;
    switch (expression.kind) {
      case "literal": {
        const text = String(expression.value ?? "");
        const most = expression.type === "text" ? Buffer.byteLength(text) : text.length;
        return { size: { most, total: most * count }, time: 0, literal: text };
      }
      case "field":
        return { size: this.field(expression, expression.field, row), time: own };
      case "call":
        return this.call(
          expression.name,
          expression.arguments.map((argument) => this.weigh(argument, row)),
          count,
        );
      case "compare": {
        const left = this.weigh(expression.left, row);
        const right = this.weigh(expression.right, row);
        return { size: NOTHING, time: left.time + right.time + own + Math.min(left.size.total, right.size.total) };
      }
      case "logic":
        return { size: NOTHING, time: expression.operands.reduce((all, one) => all + this.weigh(one, row).time, own) };
      case "not":
        return { size: NOTHING, time: this.weigh(expression.operand, row).time + own };
      case "in": {
        const { size, time } = this.weigh(expression.operand, row);
        const values = expression.list.filter(isValue).length;
        const apart = expression.list.filter((item) => !isValue(item)).map((item) => this.weigh(item, row).time);
        // Values are looked up in a table that is made once; others are compared with, the operand worked out anew.
        const compared = apart.reduce((all, each) => all + each + time + own + size.total, 0);
        return { size: NOTHING, time: time + own + size.total + OPERATOR * values + compared };
      }
      case "quantified":
      case "size":
        return { size: { most: DIGITS, total: DIGITS * count }, time: own + this.collection(expression, row) };
      case "aggregate": {
        if (!expression.argument) return { size: NOTHING, time: own };
        const { size, time } = this.weigh(expression.argument, row);
        return { size: { most: size.most, total: size.most * count }, time: time + own + 20 * size.total };
      }
    }
  }

  private collection(
    { collection, condition }: Extract<Expression, { kind: "quantified" | "size" }>,
    current: Row,
  ): number {
    const visits = this.members(collection, current);
    this.visits.set(collection.element, visits);
    return OPERATOR * visits.count + (condition ? this.weigh(condition, collection.element).time : 0);
  }

  private call(name: FunctionName, given: readonly Weight[], count: number): Weight {
    const [first, second] = given;
    const sizes = given.map(({ size }) => size);
    const time = given.reduce((all, one) => all + one.time, OPERATOR * count);
    const text = first?.size ?? NOTHING;
    const sought = second?.size ?? NOTHING;
    switch (name) {
      case "contains":
      case "indexOf": {
        const each = second?.literal === undefined ? sought.most : comparisonsOfText(second.literal);
        return { size: { most: DIGITS, total: DIGITS * count }, time: time + text.total * (2 + each) };
      }
      case "like":
      case "ilike": {
        // Without regard to case, both are written small first, for each row.
        const folded = name === "ilike" ? 12 * (text.total + sought.total) : 0;
        return { size: NOTHING, time: time + folded + text.total * (1 + comparisonsOfPattern(second?.literal ?? "")) };
      }
      case "concat":
        return { size: sum(sizes), time: time + 3 * sum(sizes).total };
      case "coalesce":
        return { size: larger(sizes), time };
      case "add":
      case "subtract":
      case "negate":
        return { size: sum(sizes), time: time + sum(sizes).total };
      case "multiply":
      case "divide":
      case "divideExactly":
      case "modulo":
        // As at school: each digit with each.
        return { size: sum(sizes), time: time + text.most * sought.total };
      default: {
        const each = EACH_BYTE[name] ?? 1;
        const literal =
          (name === "lower" || name === "upper") && first?.literal !== undefined ? first.literal : undefined;
        return { size: text, time: time + each * text.total, ...(literal === undefined ? {} : { literal }) };
      }
    }
  }
}

/**
 * Nanoseconds that a list's expressions may take at most in tables of these sizes, whatever stands in their rows. How
 * often a list inside another is read is left to the planner.
 */
export function estimateTime(list: ListPlan, catalog: Catalog, getSize: (entity: Entity) => TableSize): number {
  const visits = { count: getSize(list.row.entity).rows, each: true };
  return new Estimate(catalog, getSize).list(list, visits, true);
}
