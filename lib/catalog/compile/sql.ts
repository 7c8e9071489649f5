import type { Parameter } from "../../../db/client";

declare const brand: unique symbol;

/**
 * Text that may stand in a statement. Nothing but this module makes it: from the program's own template texts, from
 * names that a declaration holds, and from `$n` of bound values. A caller's text cannot become one (SQL injection).
 */
export type Sql = string & { readonly [brand]: true };

/** A piece of SQL as written in the program, with pieces of the same kind set in. */
export const sql = (strings: TemplateStringsArray, ...parts: readonly Sql[]): Sql =>
  String.raw({ raw: strings }, ...parts) as Sql;

export const join = (parts: readonly Sql[], separator: Sql): Sql => parts.join(separator) as Sql;

/** A table or column name. Throws for what is none: declarations are checked, so that would be a mistake in the code. */
export function identifier(name: string): Sql {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`"${name}" is no SQL identifier.`);
  return `"${name}"` as Sql;
}

/** A text of the program as a SQL literal: member names of JSON objects, which come from declarations. */
export const quoted = (text: string): Sql => `'${text.replaceAll("'", "''")}'` as Sql;

/** A whole number of the program's own, such as the number of an alias. */
export const ordinal = (number: number): Sql => String(Math.trunc(number)) as Sql;

export type ArrayType = "text[]" | "integer[]" | "numeric[]" | "timestamptz[]";

export type BindType =
  | ArrayType
  | "text"
  | "integer"
  | "numeric"
  | "boolean"
  | "timestamptz"
  | "date"
  | "time"
  | "interval"
  | "json";

/** The values of one statement, in the order of their `$n`, and names for its tables. */
export class Binder {
  readonly values: Parameter[] = [];
  private aliases = 0;

  /** Hands a value to the statement as a parameter; gives its `$n` with its type. */
  bind(value: Parameter, type: BindType): Sql {
    this.values.push(value);
    return `$${this.values.length}::${type}` as Sql;
  }

  /** A name for a table that no other in the statement has. */
  alias(): Sql {
    this.aliases += 1;
    return `t${this.aliases}` as Sql;
  }
}
