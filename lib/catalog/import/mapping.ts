import { findField, findRelation } from "../../entities/catalog";
import type { Entity, Field, ToOne } from "../../entities/entity";
import { nearest } from "../nearest";
import { PlanProblem } from "../plan-problem";
import { type CellFormat, cellFormat } from "./cell";
import type { Records } from "./records";

/** One column of a file and the field it becomes, as a mapper keeps it. */
export interface MapperColumn {
  from: string;
  to: string;
  default?: string | number | boolean | null | undefined;
  format?: string | null | undefined;
}

/** How the files of one kind become rows of an entity. */
export interface Mapping {
  keyField: string;
  columns: readonly MapperColumn[];
}

/** Where a column leads: a field, or a relation whose other side is found by its label. */
export type Target = { kind: "field"; field: Field } | { kind: "label"; relation: ToOne; label: Field };

/** A column ready to be read: where its cells are in a record, and what becomes of them. */
export interface BoundColumn {
  from: string;
  target: Target;
  format: CellFormat;
  fallback: string | number | boolean | null;
}

/** The fields that rows can be found by. */
export const keyFields = (entity: Entity): Field[] =>
  entity.fields.filter(({ unique, matchable }) => unique || matchable);

/** What can be written by an import: the fields that callers may write, and those that name a row. */
export const importFields = (entity: Entity): Field[] =>
  entity.fields.filter((field) => field.writable || (field.unique && field.type !== "timestamp"));

/** The names that a mapper's `to` may have. */
export const targetNames = (entity: Entity): string[] => [
  ...importFields(entity).map(({ name }) => name),
  ...entity.relations.flatMap(({ kind, name }) => (kind === "one" ? [name] : [])),
];

/** The member of a row that carries a target's value to the database. */
export const getMember = (target: Target): string =>
  target.kind === "field" ? target.field.name : target.relation.name;

function buildTarget(entity: Entity, name: string, keyField: string, other: (relation: ToOne) => Entity): Target {
  const relation = findRelation(entity, name);
  if (relation?.kind === "one") {
    const label = findField(other(relation), other(relation).label);
    if (label) return { kind: "label", relation, label };
  }
  const field = findField(entity, name);
  if (!field)
    throw new PlanProblem(`"${name.slice(0, 64)}" is no field of ${entity.name}.`, nearest(name, targetNames(entity)));
  if (!field.writable && field.name !== keyField) {
    throw new PlanProblem(`The field "${field.name}" is set by the server, unless it is the key.`);
  }
  return { kind: "field", field };
}

/** Checks a mapping against its entity. Throws `PlanProblem` saying which part does not fit. */
export function bindMapping(
  entity: Entity,
  { keyField, columns }: Mapping,
  other: (relation: ToOne) => Entity,
): { key: Field; columns: BoundColumn[] } {
  const names = keyFields(entity).map(({ name }) => name);
  const key = keyFields(entity).find(({ name }) => name === keyField);
  if (!key) {
    throw new PlanProblem(
      `Rows of ${entity.name} are found by ${names.join(", ")}, not by "${keyField.slice(0, 64)}".`,
    );
  }
  const bound = columns.map((column): BoundColumn => {
    // "!active" is a short way to write the format "not".
    const negated = /^(?:!|not\s+)(?=\w)/i.test(column.to);
    const to = negated ? column.to.replace(/^(?:!|not\s+)/i, "") : column.to;
    const target = buildTarget(entity, to, keyField, other);
    const field = target.kind === "field" ? target.field : target.label;
    const format = cellFormat(field, negated ? "not" : (column.format ?? ""));
    return { from: column.from, target, format, fallback: column.default ?? null };
  });
  const seen = new Set<string>();
  for (const { target } of bound) {
    const name = toColumn(entity, getMember(target));
    if (seen.has(name)) throw new PlanProblem(`Two columns lead to "${name}".`);
    seen.add(name);
  }
  if (!seen.has(keyField)) throw new PlanProblem(`No column leads to the key "${keyField}".`);
  return { key, columns: bound };
}

/** The field that a target's value is written to. */
function toColumn(entity: Entity, name: string): string {
  const relation = findRelation(entity, name);
  return relation?.kind === "one" ? relation.field : name;
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The mapping of a file without a mapper: headers that are names of fields, whatever their case and separators
 * (`category_id`, `Category ID`). The key is `id`, else `sku` or another field that names a row. Throws `PlanProblem`.
 */
export function mappingOfHeaders(entity: Entity, { headers, open }: Pick<Records, "headers" | "open">): Mapping {
  const names = new Map(targetNames(entity).map((name) => [plain(name), name]));
  const found = headers.flatMap((header) => {
    const to = names.get(plain(header));
    return to === undefined ? [] : [{ from: header, to }];
  });
  const keys = keyFields(entity).filter(({ unique }) => unique);
  const candidates = [
    ...keys.filter(({ name }) => name === entity.key),
    ...keys.filter(({ name }) => name === entity.label),
    ...keys,
  ];
  const key = candidates.find(({ name }) => found.some(({ to }) => to === name));
  if (!key) {
    const wanted = keys.map(({ name }) => `"${name}"`).join(", ");
    const close = headers.flatMap((header) => {
      const meant = nearest(
        plain(header),
        keys.map(({ name }) => name),
      );
      return meant === undefined ? [] : [`Did you mean "${meant}" by "${header.slice(0, 64)}"?`];
    });
    const hint = close[0] ?? "Or use a mapper.";
    throw new PlanProblem(`The file needs a column that names its rows: one of ${wanted}. ${hint}`);
  }
  for (const { from, to } of found) {
    const other = found.find((one) => one.to === to && one.from !== from);
    if (other)
      throw new PlanProblem(`The columns "${from.slice(0, 64)}" and "${other.from.slice(0, 64)}" both mean "${to}".`);
  }
  const others = targetNames(entity).filter((name) => open && !found.some(({ to }) => to === name));
  const taken = new Set<string>();
  const usable = [...found, ...others.map((name) => ({ from: name, to: name }))].filter(({ to }) => {
    const field = findField(entity, to);
    if (field && !field.writable && field.name !== key.name) return false;
    // A relation can be given by its label or by its key, and the first of them is taken.
    const written = toColumn(entity, to);
    const free = !taken.has(written);
    taken.add(written);
    return free;
  });
  return { keyField: key.name, columns: usable };
}

/** How many columns that were not read are named. */
const MOST_NAMED = 100;

/** Collects the columns of a file that nothing is read from, as they come up. */
export class IgnoredColumns {
  private readonly read: ReadonlySet<string>;
  private readonly present = new Set<string>();
  private readonly names = new Set<string>();
  private readonly entity: Entity;

  constructor(entity: Entity, columns: readonly BoundColumn[]) {
    this.entity = entity;
    this.read = new Set(columns.map(({ from }) => from));
  }

  note(columns: Iterable<string>): void {
    for (const column of columns) {
      if (this.read.has(column)) this.present.add(plain(column));
      else if (column !== "" && this.names.size < MOST_NAMED) this.names.add(column.slice(0, 64));
    }
  }

  get list(): string[] {
    return [...this.names];
  }

  /** What was probably meant by some of them, of the fields that the file has no column for. */
  get suggestions(): Record<string, string> {
    const known = new Set(this.entity.fields.map(({ name }) => plain(name)));
    const free = targetNames(this.entity).filter((name) => !this.present.has(plain(name)));
    const unknown = this.list.filter((column) => !known.has(plain(column)));
    const meant = unknown.map((column) => [column, nearest(plain(column), free)] as const);
    return Object.fromEntries(meant.filter((pair): pair is [string, string] => pair[1] !== undefined));
  }
}
