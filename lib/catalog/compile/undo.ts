import type { Catalog } from "../../entities/catalog";
import { keyField } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { compileDigest } from "./import";
import { Binder, identifier, join, type Sql, sql } from "./sql";
import type { Statement } from "./statement";

/** A piece of what an import wrote: rows by number, so that no statement grows with the file. */
export interface Piece {
  importId: string;
  /** Rows beyond this number. */
  after: number;
  /** So many of them. */
  most: number;
}

/** The rows of a piece, as the import keeps them. */
function pickedRows({ importId, after, most }: Piece, binder: Binder, only: Sql): Sql {
  return sql`picked as materialized (select b.* from import_rows_before b
    where b.import_id = ${binder.bind(importId, "text")} and b.row_id > ${binder.bind(after, "integer")}${only}
    order by b.row_id limit ${binder.bind(most, "integer")})`;
}

/** Those among them that are not as the import left them, or that others have come to belong to. */
function changedRows(entity: Entity, catalog: Catalog): Sql {
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
  return sql`changed as materialized (select b.row_id from picked b left join ${table} t on t.${id} = b.row_id
    where t.${id} is null or ${compileDigest(entity, sql`t`)} <> b.after${depended})`;
}

/** Locks the rows of a piece, so that nothing changes between looking and undoing; gives the `last` of them. */
export function compileLock(entity: Entity, piece: Piece): Statement {
  const binder = new Binder();
  const id = identifier(keyField(entity).column);
  const locked = sql`locked as materialized (select t.${id} from ${identifier(entity.table)} t
    where t.${id} in (select row_id from picked) order by t.${id} for update)`;
  return {
    text: sql`with ${pickedRows(piece, binder, sql``)}, ${locked}
      select max(row_id) as last, (select count(*) from locked)::integer as locked from picked`,
    values: binder.values,
  };
}

/** How many rows of a piece were changed since; `changed` and, of the first ten, `ids` as JSON. */
export function compileChangedSince(entity: Entity, piece: Piece, catalog: Catalog): Statement {
  const binder = new Binder();
  const picked = pickedRows(piece, binder, sql``);
  const ids = sql`(select json_agg(c.row_id) from (select row_id from changed order by row_id limit 10) c)::text as ids`;
  return {
    text: sql`with ${picked}, ${changedRows(entity, catalog)} select count(*)::integer as changed, ${ids} from changed`,
    values: binder.values,
  };
}

/**
 * Puts back what an import found in the rows of a piece, except in those that were changed since; gives `restored`,
 * `removed`, `skipped` and the `last` row. Forgets what it has put back. `made`: only rows that the import made, else
 * only those that were there before.
 */
export function compileUndo(entity: Entity, piece: Piece, made: boolean, catalog: Catalog): Statement {
  const binder = new Binder();
  const table = identifier(entity.table);
  const id = identifier(keyField(entity).column);
  const columns = entity.fields.filter(({ writable }) => writable);
  const sets = columns.map((field) => sql`${identifier(field.column)} = (b.was).${identifier(field.column)}`);
  const touched = entity.fields.flatMap((field) => (field.touched ? [sql`${identifier(field.column)} = now()`] : []));
  const picked = pickedRows(piece, binder, made ? sql` and b.before is null` : sql` and b.before is not null`);
  const own = sql`own as materialized (
    select b.row_id, case when b.before is not null then jsonb_populate_record(null::${table}, b.before) end as was,
      b.before is null as made
    from picked b where b.row_id not in (select row_id from changed))`;
  const restored = sql`restored as (update ${table} t set ${join([...sets, ...touched], sql`, `)}
    from own b where t.${id} = b.row_id and not b.made returning 1)`;
  const removed = sql`removed as (delete from ${table} t using own b where t.${id} = b.row_id and b.made returning 1)`;
  const forgotten = sql`forgotten as (delete from import_rows_before b using picked p
    where b.import_id = p.import_id and b.row_id = p.row_id)`;
  const counts = sql`(select count(*) from restored)::integer as restored, (select count(*) from removed)::integer as removed,
    (select count(*) from changed)::integer as skipped, (select max(row_id) from picked) as last`;
  const parts = [picked, changedRows(entity, catalog), own, restored, removed, forgotten];
  return { text: sql`with ${join(parts, sql`, `)} select ${counts}`, values: binder.values };
}
