/** What a field holds. `uid` is text of 32 hexadecimal digits; `decimal` is exact and a JSON number on the wire. */
export type FieldType = "integer" | "decimal" | "text" | "boolean" | "timestamp" | "uid";

/** One field of an entity: everything that any of the four APIs needs to know about it. */
export interface Field {
  readonly name: string;
  readonly column: string;
  readonly type: FieldType;
  readonly description: string;
  readonly nullable: boolean;
  /** Callers may write it; otherwise the database sets it. */
  readonly writable: boolean;
  /** Must be given when a row is created: it has neither a default nor null. */
  readonly required: boolean;
  /** A unique index stands behind it: it can name one row, and an import can match by it. */
  readonly unique: boolean;
  /** An import may find rows by it though it is not unique; an index stands behind it. */
  readonly matchable: boolean;
  /** What a new row has where an import gives nothing: a value, a text made at random, or nothing of that kind. */
  readonly initial: { readonly value: string | number | boolean } | { readonly random: string } | null;
  /** May stand in filters, sorting and grouping. */
  readonly filterable: boolean;
  /** Free-text search looks into it. */
  readonly searchable: boolean;
  /** The database sets it to the moment of the write. */
  readonly touched: boolean;
  /** Most characters of a text. */
  readonly maxLength: number | null;
  /** Digits in all and after the point of a decimal. */
  readonly precision: number | null;
  readonly scale: number | null;
  /** Least and greatest number. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** What a text must look like, and that in words. */
  readonly pattern: { readonly expression: RegExp; readonly words: string } | null;
}

interface RelationBase {
  readonly name: string;
  /** Name of the entity on the other side. */
  readonly entity: string;
  readonly description: string;
  /** Column on this side and on the other; rows belong together where they are equal. */
  readonly column: string;
  readonly target: string;
}

/** From a row to at most one other; `field` is the field of this side that holds the other's key. */
export interface ToOne extends RelationBase {
  readonly kind: "one";
  readonly field: string;
  /** What the other side calls the way back, if it is to have one. */
  readonly back: Pick<RelationBase, "name" | "description"> | null;
}

export interface ToMany extends RelationBase {
  readonly kind: "many";
}

export type Relation = ToOne | ToMany;

/** A thing of the catalogue. Query, OData, resources, import, `$metadata` and scopes derive from it (DESIGN §6). */
export interface Entity {
  /** Plural, as in URLs and queries. */
  readonly name: string;
  readonly singular: string;
  readonly table: string;
  readonly description: string;
  /** The field whose value names a row, set by the database. */
  readonly key: string;
  readonly fields: readonly Field[];
  readonly relations: readonly Relation[];
  /** Fields that stand for a row where it appears inside another one. */
  readonly summary: readonly string[];
  /** Unique text by which people name a row: an import finds the other side of a relation by it. */
  readonly label: string;
}
