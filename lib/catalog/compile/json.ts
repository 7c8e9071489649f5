import type { Expression } from "../plan";
import { join, type Sql, sql } from "./sql";

/** A value of SQL as JSON text. Numbers keep their digits; moments are ISO 8601 in UTC with milliseconds. */
export function jsonText(expression: Expression, written: Sql, decimalsAsText = false): Sql {
  const text = presentText(expression, written, decimalsAsText);
  return expression.nullable ? sql`coalesce(${text}, 'null')` : text;
}

function presentText(expression: Expression, written: Sql, decimalsAsText: boolean): Sql {
  switch (expression.type) {
    case "integer":
      return sql`(${written})::text`;
    case "decimal": {
      const plain = expression.kind === "field" ? written : sql`trim_scale(${written})`;
      return decimalsAsText ? sql`to_json((${plain})::text)::text` : sql`(${plain})::text`;
    }
    case "boolean":
      return sql`(${written})::text`;
    case "timestamp":
      return sql`'"' || to_char(${written} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'`;
    case "date":
      return sql`'"' || to_char(${written}, 'YYYY-MM-DD') || '"'`;
    case "time":
      return sql`to_json(${written})::text`;
    case "text":
    case "duration":
    case null:
      return sql`to_json((${written})::text)::text`;
  }
}

/** PostgreSQL takes 100 arguments to a function; `concat` is the quickest way to put texts together. */
const MOST_ARGUMENTS = 90;

export function concat(parts: readonly Sql[]): Sql {
  if (parts.length <= MOST_ARGUMENTS) return sql`concat(${join(parts, sql`, `)})`;
  const groups: Sql[] = [];
  for (let at = 0; at < parts.length; at += MOST_ARGUMENTS) groups.push(concat(parts.slice(at, at + MOST_ARGUMENTS)));
  return concat(groups);
}
