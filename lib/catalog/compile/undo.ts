import type { Catalog } from "../catalog";
import { keyField } from "../catalog";
import type { Entity } from "../entity";
import { digestOf } from "./import";
import { Binder, identifier, join, type Sql, sql } from "./sql";
import type { Statement } from "./statement";

/** Rows of an import that are not as it left them, or that others have come to belong to. */
function changedRows(entity: Entity, importId: Sql, catalog: Catalog): Sql {
  const table = identifier(entity.table);
  const id = identifier(keyField(entity).column);
  // Rows that the import made will be removed: nothing may hang on them by then.
  const dependents = entity.relations.flatMap((relation) => {
    if (relation.kind !== "many") return [];
    const other = identifier(catalog.other(relation).table);
    return [
      sql`exists (select from ${other} o where o.${identifier(relation.target)} = t.${identifier(relation.column)})`,
    ];
  });
  const depended = dependents.length > 0 ? sql` or (b.before is null and (${join(dependents, sql` or `)}))` : sql``;
  return sql`changed as materialized (select b.row_id from import_rows_before b
    left join ${table} t on t.${id} = b.row_id
    where b.import_id = ${importId} and (t.${id} is null or ${digestOf(entity, sql`t`)} <> b.after${depended}))`;
}

/** How many rows of an import were changed since; `changed` and, of the first ten, `ids` as JSON. */
export function compileChangedSince(entity: Entity, importId: string, catalog: Catalog): Statement {
  const binder = new Binder();
  const rows = changedRows(entity, binder.bind(importId, "text"), catalog);
  const ids = sql`(select json_agg(c.row_id) from (select row_id from changed order by row_id limit 10) c)::text as ids`;
  return { text: sql`with ${rows} select count(*)::integer as changed, ${ids} from changed`, values: binder.values };
}

/** Locks every row that an import wrote, so that nothing changes between looking and undoing. */
export function compileLock(entity: Entity, importId: string): Statement {
  const binder = new Binder();
  const id = identifier(keyField(entity).column);
  const rows = sql`select row_id from import_rows_before where import_id = ${binder.bind(importId, "text")}`;
  const locked = sql`select t.${id} from ${identifier(entity.table)} t where t.${id} in (${rows}) order by t.${id} for update`;
  return { text: sql`select count(*)::integer as locked from (${locked}) l`, values: binder.values };
}

/**
 * Puts back what an import found, except in rows that were changed since; gives `restored`, `removed` and `skipped`.
 * Forgets what it has put back.
 */
export function compileUndo(entity: Entity, importId: string, catalog: Catalog): Statement {
  const binder = new Binder();
  const importBound = binder.bind(importId, "text");
  const table = identifier(entity.table);
  const id = identifier(keyField(entity).column);
  const columns = entity.fields.filter(({ writable }) => writable);
  const sets = columns.map((field) => sql`${identifier(field.column)} = (b.was).${identifier(field.column)}`);
  const touched = entity.fields.flatMap((field) => (field.touched ? [sql`${identifier(field.column)} = now()`] : []));
  const own = sql`own as materialized (
    select b.row_id, case when b.before is not null then jsonb_populate_record(null::${table}, b.before) end as was,
      b.before is null as made
    from import_rows_before b where b.import_id = ${importBound} and b.row_id not in (select row_id from changed))`;
  const restored = sql`restored as (update ${table} t set ${join([...sets, ...touched], sql`, `)}
    from own b where t.${id} = b.row_id and not b.made returning 1)`;
  const removed = sql`removed as (delete from ${table} t using own b where t.${id} = b.row_id and b.made returning 1)`;
  const forgotten = sql`forgotten as (delete from import_rows_before where import_id = ${importBound})`;
  const counts = sql`(select count(*) from restored)::integer as restored, (select count(*) from removed)::integer as removed,
    (select count(*) from changed)::integer as skipped`;
  const rows = changedRows(entity, importBound, catalog);
  return {
    text: sql`with ${join([rows, own, restored, removed, forgotten], sql`, `)} select ${counts}`,
    values: binder.values,
  };
}
