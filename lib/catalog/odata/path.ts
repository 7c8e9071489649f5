import { ApiError } from "../../api-error";
import { type Catalog, findField, findRelation, keyField } from "../../entities/catalog";
import type { Entity, Field, Relation } from "../../entities/entity";
import type { RowName } from "../compile/write";
import { nearest } from "../nearest";
import { PlanProblem } from "../plan-problem";
import { rowName } from "../row-name";
import { lex } from "./lexer";
import { Reader } from "./reader";

/** A relation that a path follows, and the row of it, where it names one. */
export interface Step {
  relation: Relation;
  entity: Entity;
  name: RowName | null;
}

/** Rows that an address names: `products`, `products(1)`, `categories(1)/products`, `products(1)/name/$value`. */
export interface RowsPath {
  kind: "rows";
  entity: Entity;
  name: RowName | null;
  steps: readonly Step[];
  ending: null | "count" | "query" | { field: Field; raw: boolean };
}

export type ODataPath = { kind: "service" } | { kind: "metadata" } | RowsPath;

const NOT_OFFERED = new Set(["$batch", "$all", "$entity", "$crossjoin", "$ref", "$filter", "$each", "$links"]);
const MOST_STEPS = 3;

const notFound = (message: string) => new ApiError("notFound", message);

function unknownEntity(catalog: Catalog, name: string): ApiError {
  const suggestion = nearest(
    name,
    catalog.entities.map((entity) => entity.name),
  );
  const hint = suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
  return notFound(`There is no entity set "${name.slice(0, 64)}".${hint}`);
}

function refuseUnoffered(segment: string): void {
  const word = segment.replace(/\(.*$/s, "");
  if (NOT_OFFERED.has(word)) throw new ApiError("notImplemented", `This service does not offer ${word}.`);
  if (word.includes("."))
    throw new ApiError("notImplemented", "This service does not offer types, functions or actions.");
}

/** The value inside the parentheses of a key: `1`, `'A-1'`, `sku='A-1'`, a guid for a uid. */
function readKey(entity: Entity, text: string): RowName {
  const reader = new Reader(lex({ text, at: 0 }));
  const named = reader.peek().kind === "name" && reader.is("=", 1) ? reader.take().text : null;
  if (named !== null) reader.take();
  const field = named === null ? keyField(entity) : findField(entity, named);
  if (!field?.unique) {
    const names = entity.fields.flatMap((one) => (one.unique ? [one.name] : []));
    throw new PlanProblem(`"${named}" does not name one row of ${entity.name}: ${names.join(", ")} do.`);
  }
  const sign = reader.accept("-") ? "-" : "";
  const word = reader.take();
  if (word.kind === "name" && named !== null) {
    throw new PlanProblem(`A text stands in quotes: write ${named}='${text.slice(named.length + 1, 64)}'.`);
  }
  reader.end();
  if (word.kind === "number") return rowName(field, field.type === "integer" ? Number(sign + word.text) : word.text);
  if (field.type === "integer" && (word.kind === "string" || word.kind === "guid")) {
    const other = entity.fields.find(({ type }) => type === (word.kind === "guid" ? "uid" : "integer"));
    throw new PlanProblem(
      word.kind === "guid" && other
        ? `A guid names a row by its ${other.name}: write ${other.name}=${word.text}.`
        : `is a number and stands without quotes: ${entity.name}(1).`,
    );
  }
  if (word.kind === "string" || word.kind === "guid") return rowName(field, word.text);
  throw new PlanProblem("A key is a number or a text in quotes.");
}

function readRowName(entity: Entity, text: string): RowName {
  try {
    return readKey(entity, text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `The key of ${entity.name}${/^\p{Lu}|^"/u.test(error.message) ? ":" : ""} ${error.message}`;
    throw new ApiError("validation", message, { details: [{ field: "key", message: error.message }], cause: error });
  }
}

/** `products(1)` as name and key text; a name without parentheses has no key. */
function splitKey(segment: string): { name: string; key: string | null } {
  const match = /^([^()]+)\((.*)\)$/s.exec(segment);
  return match ? { name: match[1] ?? "", key: match[2] ?? "" } : { name: segment, key: null };
}

const isKeySegment = (segment: string | undefined): segment is string =>
  segment !== undefined && /^(\d{1,10}|[0-9a-f]{32})$/i.test(segment);

function keyOfSegment(entity: Entity, segment: string): RowName {
  return readRowName(entity, /^\d{1,10}$/.test(segment) ? segment : `uid='${segment}'`);
}

/**
 * Reads the decoded segments of an address below the service root (OData 4.01 part 2, 4). A key may be a segment of its
 * own. Throws `ApiError`: `notFound`, `validation` for a bad key, `notImplemented`.
 */
export function readPath(segments: readonly string[], catalog: Catalog): ODataPath {
  const [first, ...rest] = segments;
  if (first === undefined) return { kind: "service" };
  if (first === "$metadata" && rest.length === 0) return { kind: "metadata" };
  refuseUnoffered(first);
  const { name, key } = splitKey(first);
  const entity = catalog.find(name);
  if (!entity) throw unknownEntity(catalog, name);
  const queue = [...rest];
  const nextKey = (of: Entity, given: string | null): RowName | null => {
    if (given !== null) return readRowName(of, given);
    return isKeySegment(queue[0]) ? keyOfSegment(of, queue.shift() ?? "") : null;
  };
  let row = nextKey(entity, key);
  let current = entity;
  const start = row;
  const steps: Step[] = [];
  for (;;) {
    const segment = queue.shift();
    const many = row === null && steps.at(-1)?.relation.kind !== "one";
    if (segment === undefined) return { kind: "rows", entity, name: start, steps, ending: null };
    if (segment === "$count" && many && queue.length === 0) {
      return { kind: "rows", entity, name: start, steps, ending: "count" };
    }
    if (segment === "$query" && queue.length === 0)
      return { kind: "rows", entity, name: start, steps, ending: "query" };
    refuseUnoffered(segment);
    const part = splitKey(segment);
    const field = findField(current, part.name);
    const raw = queue[0] === "$value";
    if (field && part.key === null && !many && queue.length === (raw ? 1 : 0)) {
      return { kind: "rows", entity, name: start, steps, ending: { field, raw } };
    }
    const relation = many ? undefined : findRelation(current, part.name);
    if (!relation) throw notFound(`There is nothing at "${segment.slice(0, 64)}".`);
    if (steps.length >= MOST_STEPS) {
      throw new ApiError("validation", `An address can follow at most ${MOST_STEPS} relations.`);
    }
    current = catalog.other(relation);
    row = relation.kind === "many" ? nextKey(current, part.key) : null;
    if (relation.kind === "one" && part.key !== null)
      throw notFound(`"${relation.name}" leads to one row and takes no key.`);
    steps.push({ relation, entity: current, name: row });
  }
}

/** The entity that an address ends at, and whether it is one row of it. */
export function endOfPath({ entity, name, steps }: RowsPath): { entity: Entity; single: boolean } {
  const last = steps.at(-1);
  if (!last) return { entity, single: name !== null };
  return { entity: last.entity, single: last.relation.kind === "one" || last.name !== null };
}
