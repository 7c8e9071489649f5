import type { Database } from "../../db/client";
import type { Entity, Field } from "../entities/entity";
import { declaredSize, type Size, type TableSize } from "./work";

const quoted = (name: string) => `"${name}"`;

async function measureFields(db: Database, entity: Entity): Promise<Pick<TableSize, "rows" | "fields">> {
  const declared = declaredSize(entity);
  const texts = entity.fields.filter(({ type }) => type === "text");
  // The length of a long text stands before it, so that its text is not read. Names come from a declaration.
  const columns = texts.flatMap((field, index) => [
    `coalesce(max(octet_length(${quoted(field.column)})), 0)::float8 as most${index}`,
    `coalesce(sum(octet_length(${quoted(field.column)})), 0)::float8 as total${index}`,
  ]);
  const [row = {}] = await db.bounded<Record<string, number>>(
    `select ${["count(*)::float8 as rows", ...columns].join(", ")} from ${quoted(entity.table)}`,
  );
  const rows = row.rows ?? 0;
  const fields = new Map<Field, Size>();
  for (const [field, { most }] of declared.fields) fields.set(field, { most, total: most * rows });
  for (const [index, field] of texts.entries()) {
    fields.set(field, { most: row[`most${index}`] ?? 0, total: row[`total${index}`] ?? 0 });
  }
  return { rows, fields };
}

async function measureGroups(db: Database, entity: Entity): Promise<TableSize["groups"]> {
  const groups = new Map<string, number>();
  for (const relation of entity.relations) {
    if (relation.kind !== "one") continue;
    const column = quoted(relation.column);
    const [row] = await db.bounded<{ most: number }>(
      `select coalesce(max(n), 0)::float8 as most from (
         select count(*) as n from ${quoted(entity.table)} where ${column} is not null group by ${column}) g`,
    );
    groups.set(relation.column, row?.most ?? 0);
  }
  return groups;
}

/** How large an entity's table is now: a walk over its rows, cheaper than any condition on their texts. */
export async function measureTable(db: Database, entity: Entity): Promise<TableSize> {
  const [{ rows, fields }, groups] = await Promise.all([measureFields(db, entity), measureGroups(db, entity)]);
  return { rows, fields, groups };
}
