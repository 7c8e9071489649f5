import type { Parameter } from "../../../db/client";
import type { Catalog } from "../../entities/catalog";
import { LIMITS } from "../limits";
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
 * `compileList` gives them; each body null where together they are longer than an answer may be.
 */
export function compileReads(plans: readonly ListPlan[], catalog: Catalog): Statement {
  const binder = new Binder();
  const columns: Sql[] = [];
  const aliases = plans.map(() => binder.alias());
  const length = join(
    aliases.map((alias) => sql`octet_length(${alias}.body)::bigint`),
    sql` + `,
  );
  const fits = sql`${length} <= ${binder.bind(LIMITS.answer, "integer")}`;
  const lists = plans.map((plan, index) => {
    const alias = aliases[index] ?? binder.alias();
    const number = ordinal(index);
    columns.push(sql`case when ${fits} then ${alias}.body end as "body${number}"`);
    if (plan.total) columns.push(sql`${alias}.total as "total${number}"`);
    if (plan.more) columns.push(sql`${alias}.next as "next${number}"`);
    return sql`(${compileList(plan, new Scope(catalog, binder))}) ${alias}`;
  });
  return { text: sql`select ${join(columns, sql`, `)} from ${join(lists, sql`, `)}`, values: binder.values };
}
