import { ownField } from "../../entities/catalog";
import type { ListPlan, Order, Output } from "../plan";
import { compileExpression } from "./expression";
import { concat, jsonText } from "./json";
import { comesAfter, orderBy } from "./keyset";
import type { Scope } from "./scope";
import { identifier, join, ordinal, quoted, type Sql, sql } from "./sql";

/** What a list hangs on: a row outside it that its rows belong to. */
interface Parent {
  belongs: (alias: Sql) => Sql;
}

/** Where the rows of a list come from, when not from the entity's table: rows just written. */
export interface Source {
  from: Sql;
  hasEtag: boolean;
}

const memberName = (name: string, plan: ListPlan, scope: Scope, first: boolean): Sql => {
  const text = `${first ? "{" : ","}${JSON.stringify(name)}:`;
  // Only a name that the declaration holds stands in the statement; an alias of the caller's is bound like a value.
  const declared = plan.row.entity.fields.some((field) => field.name === name);
  return declared ? quoted(text) : scope.binder.bind(text, "text");
};

function conditions(plan: ListPlan, alias: Sql, scope: Scope, parent: Parent | null, after: boolean): Sql {
  const parts: Sql[] = [];
  if (parent) parts.push(parent.belongs(alias));
  if (plan.where) parts.push(compileExpression(plan.where, scope));
  if (after && plan.after) parts.push(comesAfter(plan.order, plan.after, scope));
  return parts.length > 0 ? sql` where ${join(parts, sql` and `)}` : sql``;
}

function compileTable(plan: ListPlan, source: Source | null): Sql {
  return source ? source.from : identifier(plan.row.entity.table);
}

const limits = (plan: ListPlan, scope: Scope): Sql => {
  const limit = scope.binder.bind(plan.limit + (plan.more ? 1 : 0), "integer");
  return plan.offset > 0
    ? sql` limit ${limit} offset ${scope.binder.bind(plan.offset, "integer")}`
    : sql` limit ${limit}`;
};

/** The token from which the next page goes on: the last row's sort values, as JSON text in base64url. */
function compileToken(orders: readonly Order[], row: Sql): Sql {
  const values = orders.map(({ expression }, index) => jsonText(expression, sql`${row}."$o${ordinal(index)}"`, true));
  const array = concat([
    sql`'['`,
    ...values.flatMap((value, index) => (index ? [sql`','`, value] : [value])),
    sql`']'`,
  ]);
  return sql`translate(encode(convert_to(${array}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

/** The JSON object of one row, and the lateral joins that its relations need. */
function compileObject(plan: ListPlan, row: Sql, scope: Scope): { text: Sql; joins: Sql } {
  const joins: Sql[] = [];
  const parts: Sql[] = [];
  const member = (name: string, value: Sql) => parts.push(memberName(name, plan, scope, parts.length === 0), value);
  for (const [index, output] of plan.outputs.entries()) {
    writeOutput(output, { plan, row, scope, joins, parts, member, index });
  }
  if (parts.length === 0) return { text: sql`'{}'`, joins: sql`` };
  return { text: concat([...parts, sql`'}'`]), joins: join([scope.getJoins(plan.row), ...joins], sql``) };
}

interface Writing {
  plan: ListPlan;
  row: Sql;
  scope: Scope;
  joins: Sql[];
  parts: Sql[];
  member: (name: string, value: Sql) => void;
  index: number;
}

function writeOutput(output: Output, { plan, row, scope, joins, parts, member, index }: Writing): void {
  switch (output.kind) {
    case "etag":
      member(output.name, sql`'"W/\\"' || ${row}."$etag" || '\\""'`);
      return;
    case "value": {
      const { expression } = output;
      const value = plan.grouped
        ? sql`${row}."$g${ordinal(index)}"`
        : compileExpression(expression, scope, { exact: true });
      member(output.name, jsonText(expression, value, plan.decimalsAsText));
      return;
    }
    case "one": {
      const { relation, list } = output;
      const alias = scope.binder.alias();
      const found = scope.binder.alias();
      const inner = scope.within(list.row, found);
      const belongs = sql`${found}.${identifier(relation.target)} = ${row}.${identifier(relation.column)}`;
      const where = list.where ? sql`${belongs} and ${compileExpression(list.where, inner)}` : belongs;
      const { text, joins: own } = compileObject(list, found, inner);
      const etag = list.outputs.some(({ kind }) => kind === "etag");
      const table = identifier(list.row.entity.table);
      const from = etag ? sql`(select r.*, r.xmin as "$etag" from ${table} r) ${found}` : sql`${table} ${found}`;
      joins.push(sql` left join lateral (select ${text} as body from ${from}${own} where ${where}) ${alias} on true`);
      member(output.name, sql`coalesce(${alias}.body, 'null')`);
      return;
    }
    case "many": {
      const { relation, list } = output;
      const alias = scope.binder.alias();
      const belongs = (found: Sql) =>
        sql`${found}.${identifier(relation.target)} = ${row}.${identifier(relation.column)}`;
      joins.push(sql` cross join lateral (${compileList(list, scope, { belongs })}) ${alias}`);
      const { annotations } = list;
      if (annotations?.total) member(annotations.total, sql`${alias}.total`);
      // A list that shows nothing of its rows is only counted.
      if (list.outputs.length > 0) member(output.name, sql`${alias}.body`);
      if (annotations?.next) {
        const { name, before, between, after } = annotations.next;
        const key = sql`${row}.${identifier(ownField(plan.row.entity, plan.row.entity.key).column)}`;
        const bind = (text: string) => scope.binder.bind(text, "text");
        const address = concat([bind(before), key, bind(between), sql`${alias}.next`, bind(after)]);
        const start = bind(`,${JSON.stringify(name)}:`);
        parts.push(sql`case when ${alias}.next is null then '' else ${start} || to_json(${address}::text)::text end`);
      }
      return;
    }
  }
}

function compileTotal(plan: ListPlan, scope: Scope, parent: Parent | null, source: Source | null): Sql {
  const alias = scope.binder.alias();
  const counting = scope.within(plan.row, alias);
  const where = conditions(plan, alias, counting, parent, false);
  return sql`(select count(*) from ${compileTable(plan, source)} ${alias}${counting.getJoins(plan.row)}${where})::integer`;
}

/** The rows of one page, with what their order and their successor need; a grouped list gives its groups. */
function compilePage(
  plan: ListPlan,
  scope: Scope,
  parent: Parent | null,
  source: Source | null,
  numbered: boolean,
): Sql {
  const alias = scope.binder.alias();
  const paging = scope.within(plan.row, alias);
  const from = (where: Sql) => sql` from ${compileTable(plan, source)} ${alias}${paging.getJoins(plan.row)}${where}`;
  if (plan.grouped) return compileGroups(plan, paging, alias, parent, from);
  const columns = [sql`${alias}.*`];
  const etag = plan.outputs.some(({ kind }) => kind === "etag");
  if (etag && !source?.hasEtag) columns.push(sql`${alias}.xmin as "$etag"`);
  const order = orderBy(plan.order, paging);
  if (numbered) columns.push(sql`row_number() over (${order}) as "$n"`);
  if (plan.more) {
    for (const [index, { expression }] of plan.order.entries()) {
      columns.push(sql`${compileExpression(expression, paging, { exact: true })} as "$o${ordinal(index)}"`);
    }
  }
  const where = conditions(plan, alias, paging, parent, true);
  return sql`select ${join(columns, sql`, `)}${from(where)}${order}${limits(plan, paging)}`;
}

function compileGroups(
  plan: ListPlan,
  scope: Scope,
  alias: Sql,
  parent: Parent | null,
  from: (where: Sql) => Sql,
): Sql {
  const values = plan.outputs.flatMap((output, index) => (output.kind === "value" ? [{ ...output, index }] : []));
  const columns = values.map(
    ({ expression, index }) => sql`${compileExpression(expression, scope, { exact: true })} as "$g${ordinal(index)}"`,
  );
  const keys = values.flatMap(({ expression }, place) => (expression.kind === "aggregate" ? [] : [ordinal(place + 1)]));
  const where = conditions(plan, alias, scope, parent, false);
  const group = keys.length > 0 ? sql` group by ${join(keys, sql`, `)}` : sql``;
  const orders = plan.order.map(({ expression, descending }) => {
    const place = values.findIndex((value) => value.expression === expression) + 1;
    return descending ? sql`${ordinal(place)} desc nulls last` : sql`${ordinal(place)} nulls first`;
  });
  const order = orders.length > 0 ? sql` order by ${join(orders, sql`, `)}` : sql``;
  return sql`select ${join(columns, sql`, `)}${from(where)}${group}${order}${limits(plan, scope)}`;
}

/**
 * One list as a SELECT that gives one row: `body`, the JSON text of its array; `total`, where it is wanted; and `next`,
 * the token of the next page or null, where that is wanted.
 */
export function compileList(
  plan: ListPlan,
  scope: Scope,
  parent: Parent | null = null,
  source: Source | null = null,
): Sql {
  const nested = plan.outputs.some(({ kind }) => kind === "one" || kind === "many");
  const numbered = !plan.grouped && (nested || plan.more);
  const page = compilePage(plan, scope, parent, source, numbered);
  const row = scope.binder.alias();
  const { text, joins } = compileObject(plan, row, scope.within(plan.row, row));
  const order = numbered ? sql` order by o."$n"` : sql``;
  // Rows are numbered before those of the offset are passed over.
  const limit = plan.more ? scope.binder.bind(plan.offset + plan.limit, "integer") : sql``;
  const shown = plan.more ? sql` filter (where o."$n" <= ${limit})` : sql``;
  const columns = [sql`concat('[', string_agg(o.object, ','${order})${shown}, ']') as body`];
  if (plan.total) columns.push(sql`${compileTotal(plan, scope, parent, source)} as total`);
  if (plan.more) {
    const last = sql`max(${compileToken(plan.order, sql`o`)}) filter (where o."$n" = ${limit})`;
    columns.push(sql`case when max(o."$n") > ${limit} then ${last} end as next`);
  }
  const kept = plan.more
    ? sql`${row}.*, ${text} as object`
    : numbered
      ? sql`${row}."$n", ${text} as object`
      : sql`${text} as object`;
  return sql`select ${join(columns, sql`, `)} from (select ${kept} from (${page}) ${row}${joins}) o`;
}
