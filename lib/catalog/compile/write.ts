import type { Catalog } from "../../entities/catalog";
import { keyField, ownField } from "../../entities/catalog";
import type { Entity, Field } from "../../entities/entity";
import type { ListPlan, Literal } from "../plan";
import { columnType } from "../write/field-value";
import type { RowValues } from "../write/row-values";
import { compileList } from "./list";
import { bindArray, bindLiteral } from "./literal";
import { nextNumber } from "./next-number";
import { Scope } from "./scope";
import { Binder, identifier, join, type Sql, sql } from "./sql";
import type { Statement } from "./statement";

/** Which row: a field that is unique, and its value. */
export interface RowName {
  field: Field;
  value: Literal;
}

const compileTable = (entity: Entity) => identifier(entity.table);
const written = { from: sql`written`, hasEtag: true };
const returned = sql`returning t.*, t.xmin as "$etag"`;

const compileSetters = (entity: Entity): Sql[] =>
  entity.fields.flatMap((field) => (field.touched ? [sql`${identifier(field.column)} = now()`] : []));

/** Adds a row; the statement gives `body` of `shown`, a list of that one row. */
export function compileCreate(values: RowValues, shown: ListPlan, catalog: Catalog): Statement {
  const binder = new Binder();
  const { entity } = shown.row;
  const fields = [...values.keys()];
  const columns = [keyField(entity), ...fields].map((field) => identifier(field.column));
  const bound = fields.map((field) => binder.bind(values.get(field) ?? null, columnType(field)));
  const what = sql`(${join(columns, sql`, `)}) values (${join([nextNumber(entity, sql`true`), ...bound], sql`, `)})`;
  const list = compileList(shown, new Scope(catalog, binder), null, written);
  return {
    text: sql`with written as (insert into ${compileTable(entity)} as t ${what} ${returned}) ${list}`,
    values: binder.values,
  };
}

/** The row that is meant, locked, with its version; null stands for any version. */
function target(entity: Entity, name: RowName, binder: Binder): Sql {
  const key = identifier(ownField(entity, entity.key).column);
  const where = sql`t.${identifier(name.field.column)} = ${bindLiteral(name.value, binder)}`;
  return sql`target as (select t.${key} as key, t.xmin::text as etag from ${compileTable(entity)} t where ${where} for update)`;
}

function matches(entity: Entity, etags: readonly string[] | null, binder: Binder): Sql {
  const key = identifier(ownField(entity, entity.key).column);
  const same = sql`t.${key} = target.key`;
  return etags ? sql`${same} and target.etag = any(${bindArray(etags, "text[]", binder)})` : same;
}

/**
 * Changes a row, if it has one of the versions in `etags` (`null`: any). The statement gives `found`, whether there is
 * such a row, and `body`, a list that is empty where the version did not match.
 */
export function compileUpdate(
  name: RowName,
  values: RowValues,
  etags: readonly string[] | null,
  shown: ListPlan,
  catalog: Catalog,
): Statement {
  const binder = new Binder();
  const { entity } = shown.row;
  const sets = [...values].map(
    ([field, value]) => sql`${identifier(field.column)} = ${binder.bind(value, columnType(field))}`,
  );
  const set = join([...sets, ...compileSetters(entity)], sql`, `);
  const row = target(entity, name, binder);
  const where = matches(entity, etags, binder);
  const update = sql`written as (update ${compileTable(entity)} t set ${set} from target where ${where} ${returned})`;
  const list = compileList(shown, new Scope(catalog, binder), null, written);
  const found = sql`(select count(*) from target)::integer as found`;
  return { text: sql`with ${row}, ${update} select ${found}, r.body from (${list}) r`, values: binder.values };
}

/** Removes a row, if it has one of the versions in `etags`. The statement gives `found` and `gone`, both counts. */
export function compileDelete(entity: Entity, name: RowName, etags: readonly string[] | null): Statement {
  const binder = new Binder();
  const row = target(entity, name, binder);
  const where = matches(entity, etags, binder);
  const gone = sql`gone as (delete from ${compileTable(entity)} t using target where ${where} returning 1)`;
  const counts = sql`(select count(*) from target)::integer as found, (select count(*) from gone)::integer as gone`;
  return { text: sql`with ${row}, ${gone} select ${counts}`, values: binder.values };
}
