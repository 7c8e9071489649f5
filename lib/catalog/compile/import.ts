import type { Catalog } from "../../entities/catalog";
import { keyField } from "../../entities/catalog";
import type { Entity, Field } from "../../entities/entity";
import { type BoundColumn, getMember } from "../import/mapping";
import { columnType } from "../write/field-value";
import { nextNumber } from "./next-number";
import { Binder, type BindType, identifier, join, ordinal, quoted, type Sql, sql } from "./sql";
import type { Statement } from "./statement";

/** What a batch of rows is written with. */
export interface ImportTarget {
  entity: Entity;
  key: Field;
  columns: readonly BoundColumn[];
}

/** The greatest number that a new row can bring with it: above it, the server's own go on. */
const MOST_GIVEN = 2_000_000_000;

const types: Record<string, Sql> = {
  text: sql`text`,
  integer: sql`integer`,
  numeric: sql`numeric`,
  boolean: sql`boolean`,
  timestamptz: sql`timestamptz`,
};

const getType = (type: BindType): Sql => types[type] ?? sql`text`;

/** A digest of what callers can write of a row: whether it is as an import left it. */
export const compileDigest = (entity: Entity, row: Sql): Sql => {
  const columns = entity.fields.flatMap((field) =>
    field.writable || field.name === entity.key ? [sql`${row}.${identifier(field.column)}`] : [],
  );
  return sql`hashtextextended(row(${join(columns, sql`, `)})::text, 0)`;
};

interface Column {
  /** Its column in the input, `c0`, `c1`, …: names of the file stand nowhere in the statement. */
  input: Sql;
  bound: BoundColumn;
  field: Field;
}

const listColumns = ({ entity, columns }: ImportTarget): Column[] =>
  columns.map((bound, index) => {
    const { target } = bound;
    const name = target.kind === "field" ? target.field.name : target.relation.field;
    const field = entity.fields.find((one) => one.name === name);
    if (!field) throw new Error(`${entity.name} declares no field "${name}".`);
    return { input: sql`c${ordinal(index)}`, bound, field };
  });

/** The value that a row gets: what the file gives, else what it has, else what a new row has. */
function compileChangedValue({ input, bound, field }: Column, existing: Sql): Sql {
  const given = bound.target.kind === "label" ? sql`m.${input}_id` : sql`m.${input}`;
  const own = sql`${existing}.${identifier(field.column)}`;
  // Null can be meant: only then is the flag beside the value set.
  if (field.nullable) return sql`case when m.${input}_given then ${given} else ${own} end`;
  return sql`coalesce(${given}, ${own})`;
}

function compileNewValue(column: Column, binder: Binder): Sql {
  const { input, bound, field } = column;
  const given = bound.target.kind === "label" ? sql`m.${input}_id` : sql`m.${input}`;
  const { initial } = field;
  if (initial === null) return given;
  if ("value" in initial) return sql`coalesce(${given}, ${binder.bind(initial.value, columnType(field))})`;
  const random = sql`upper(left(replace(gen_random_uuid()::text, '-', ''), 12))`;
  return sql`coalesce(${given}, ${binder.bind(initial.random, "text")} || ${random})`;
}

/** What the database alone can tell of a row: that others lack what it names, or have what must be its own. */
function compileFaults(target: ImportTarget, columns: readonly Column[], catalog: Catalog): Sql[] {
  const { entity, key } = target;
  const table = identifier(entity.table);
  const id = identifier(keyField(entity).column);
  const fault = (field: string, message: string, test: Sql) => sql`(${quoted(field)}, ${quoted(message)}, ${test})`;
  const faults = key.unique ? [] : [fault(key.name, "names several rows.", sql`m.matches > 1`)];
  const own = columns.find(({ field }) => field === key && field.name === entity.key);
  if (own) {
    const most = sql`m.id is null and m.${own.input} > ${ordinal(MOST_GIVEN)}`;
    faults.push(fault(key.name, `of a new row can be at most ${MOST_GIVEN}.`, most));
  }
  for (const { input, bound, field } of columns) {
    const name = getMember(bound.target);
    if (bound.target.kind === "label") {
      const { singular } = catalog.other(bound.target.relation);
      faults.push(fault(name, `names no ${singular}.`, sql`m.${input} is not null and m.${input}_id is null`));
    } else if (field.unique && field.name !== key.name) {
      const others = sql`select from ${table} o where o.${identifier(field.column)} = m.${input}`;
      faults.push(fault(name, "belongs to another row.", sql`exists (${others} and o.${id} is distinct from m.id)`));
    }
    const relation = entity.relations.find((one) => one.kind === "one" && one.field === field.name);
    if (relation && bound.target.kind === "field") {
      const other = catalog.other(relation);
      const others = sql`select from ${identifier(other.table)} o where o.${identifier(relation.target)} = m.${input}`;
      faults.push(fault(name, `names no ${other.singular}.`, sql`m.${input} is not null and not exists (${others})`));
    }
  }
  for (const field of entity.fields.filter(({ required }) => required)) {
    const column = columns.find((one) => one.field === field);
    const lacking = column ? sql`m.id is null and m.${column.input} is null` : sql`m.id is null`;
    faults.push(fault(field.name, "is required of a new row.", lacking));
  }
  return faults;
}

/** Writes rows as JSON text with the members that the statement reads, one row at a time. */
export function rowWriter(
  target: ImportTarget,
): (row: { row: number; values: ReadonlyMap<string, unknown> }) => string {
  const columns = listColumns(target).map(({ bound, field }, index) => ({
    name: getMember(bound.target),
    member: `c${index}`,
    given: field.nullable ? `c${index}_given` : null,
  }));
  return ({ row, values }) => {
    const members: Record<string, unknown> = { r: row };
    for (const { name, member, given } of columns) {
      if (!values.has(name)) continue;
      members[member] = values.get(name);
      if (given !== null) members[given] = true;
    }
    return JSON.stringify(members);
  };
}

/**
 * Writes a batch of rows: those that are found by their key are changed, others are added; what was there before is
 * kept under the import's id. One statement; it gives one row of `imported`, `updated` and `faults`, a JSON list of
 * `{row, field, message}` for the rows that were left out. `test` only tells what would become of them.
 */
export function compileBatch(target: ImportTarget, importId: string, batch: string, catalog: Catalog): Statement {
  const binder = new Binder();
  const { entity, key } = target;
  const columns = listColumns(target);
  const table = identifier(entity.table);
  const id = identifier(keyField(entity).column);
  const keyColumn = columns.find(({ field }) => field === key);
  if (!keyColumn) throw new Error("A mapping leads to its key.");

  const members = columns.flatMap(({ input, bound, field }) => {
    const type = bound.target.kind === "label" ? columnType(bound.target.label) : columnType(field);
    return [sql`${input} ${getType(type)}`, ...(field.nullable ? [sql`${input}_given boolean`] : [])];
  });
  const input = sql`input as materialized (
    select x.* from json_to_recordset(${binder.bind(batch, "json")}) as x(r integer, ${join(members, sql`, `)}))`;

  // Locked before they are looked at, so that what is kept for undoing is what is changed.
  // By code points: a text that is no key of its own has its index in that order.
  const byCode = key.type === "text" && !key.unique ? sql` collate "C"` : sql``;
  const found = sql`found as materialized (select e.* from ${table} e
    where e.${identifier(key.column)}${byCode} in (select ${keyColumn.input}${byCode} from input) order by e.${id} for update)`;

  const labels = columns.flatMap(({ input: name, bound }) => {
    if (bound.target.kind !== "label") return [];
    const { relation, label } = bound.target;
    const other = catalog.other(relation);
    const where = sql`o.${identifier(label.column)} = input.${name}`;
    return [
      sql`, (select o.${identifier(relation.target)} from ${identifier(other.table)} o where ${where}) as ${name}_id`,
    ];
  });
  const matches = key.unique ? sql`` : sql`, count(*) over (partition by input.r) as matches`;
  const matched = sql`matched as materialized (
    select input.*, e.${id} as id${matches}, to_jsonb(e) as before${join(labels, sql``)}
    from input left join found e on e.${identifier(key.column)} = input.${keyColumn.input})`;

  const faulty = sql`faulty as materialized (
    select distinct on (m.r, f.field) m.r as "row", f.field, f.message from matched m
    cross join lateral (values ${join(compileFaults(target, columns, catalog), sql`, `)}) as f(field, message, bad) where f.bad)`;
  const good = sql`good as materialized (
    select m.* from matched m where not exists (select from faulty f where f."row" = m.r))`;

  const changing = columns.filter(({ field }) => field !== key);
  const touched = entity.fields.flatMap((field) => (field.touched ? [sql`${identifier(field.column)} = now()`] : []));
  const sets = changing.map(
    (column) => sql`${identifier(column.field.column)} = ${compileChangedValue(column, sql`t`)}`,
  );
  const changed = sql`changed as (update ${table} t set ${join([...sets, ...touched], sql`, `)}
    from good m where t.${id} = m.id returning t.${id} as id, m.before, ${compileDigest(entity, sql`t`)} as after)`;

  const numbered = key.name === entity.key ? [] : [{ name: id, value: nextNumber(entity, sql`m.r is not null`) }];
  const given = columns.map((column) => ({
    name: identifier(column.field.column),
    value: compileNewValue(column, binder),
  }));
  const all = [...numbered, ...given];
  const [names, values] = [all.map(({ name }) => name), all.map(({ value }) => value)];
  const added = sql`added as (insert into ${table} as t (${join(names, sql`, `)}) select ${join(values, sql`, `)} from good m
    where m.id is null order by m.r returning t.${id} as id, null::jsonb as before, ${compileDigest(entity, sql`t`)} as after)`;

  const kept = sql`kept as (insert into import_rows_before as b (import_id, row_id, before, after)
    select ${binder.bind(importId, "text")}, id, before, after from (select * from changed union all select * from added) w
    on conflict (import_id, row_id) do update set after = excluded.after)`;

  const counts = sql`(select count(*) from added)::integer as imported, (select count(*) from changed)::integer as updated`;
  const faults = sql`coalesce((select json_agg(f order by f."row") from faulty f), '[]')::text as faults`;
  return {
    text: sql`with ${join([input, found, matched, faulty, good, changed, added, kept], sql`, `)} select ${counts}, ${faults}`,
    values: binder.values,
  };
}
