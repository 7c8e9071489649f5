import type { Parameter } from "../../../db/client";
import type { Catalog } from "../catalog";
import type { ListPlan } from "../plan";
import { compileList } from "./list";
import { Scope } from "./scope";
import { Binder, join, ordinal, type Sql, sql } from "./sql";

/** A statement with its values. */
export interface Statement {
  text: Sql;
  values: readonly Parameter[];
}

/**
 * Several lists as one statement with one row: columns `body0, total0, next0, body1 …`, those of a list as
 * `compileList` gives them.
 */
export function compileReads(plans: readonly ListPlan[], catalog: Catalog): Statement {
  const binder = new Binder();
  const columns: Sql[] = [];
  const lists = plans.map((plan, index) => {
    const alias = binder.alias();
    const number = ordinal(index);
    columns.push(sql`${alias}.body as "body${number}"`);
    if (plan.total) columns.push(sql`${alias}.total as "total${number}"`);
    if (plan.more) columns.push(sql`${alias}.next as "next${number}"`);
    return sql`(${compileList(plan, new Scope(catalog, binder))}) ${alias}`;
  });
  return { text: sql`select ${join(columns, sql`, `)} from ${join(lists, sql`, `)}`, values: binder.values };
}
