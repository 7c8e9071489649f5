import { keyField } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { identifier, quoted, type Sql, sql } from "./sql";

/**
 * The number of a new row: the next of the server's own that is free. Rows that were imported with numbers of their own
 * never move what the server counts on, so that it may come to one of them, and goes on. `when` is a condition on the
 * row that is numbered, for which each row is given another.
 */
export function nextNumber(entity: Entity, when: Sql): Sql {
  const key = identifier(keyField(entity).column);
  const table = identifier(entity.table);
  const sequence = sql`pg_get_serial_sequence(${quoted(entity.table)}, ${quoted(keyField(entity).column)})::regclass`;
  return sql`(with recursive free(n) as (select nextval(${sequence}) where ${when}
    union all select nextval(${sequence}) from free where exists (select from ${table} o where o.${key} = free.n))
    select max(n)::integer from free)`;
}
