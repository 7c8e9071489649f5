import { findField, findRelation } from "../../entities/catalog";
import type { Entity, Relation } from "../../entities/entity";
import { unknownMember } from "../build";
import { nearest } from "../nearest";
import { NotOffered, PlanProblem } from "../plan-problem";
import { located, SourceProblem } from "../source-problem";
import { type SystemOption, systemOption } from "./options";
import { type Piece, splitOutside, trimmed } from "./split";

/** `$select`: the names of fields to show; `null` for all of them. */
export interface Selected {
  fields: ReadonlySet<string> | null;
  /** Relations that are named in it: they are shown as links only. */
  relations: ReadonlySet<string>;
}

const isPlain = (text: string) => /^[A-Za-z_]\w*$/.test(text);

/** Reads a `$select` (OData 4.01 part 2, 5.1.4). Throws `SourceProblem`. */
export function readSelect(piece: Piece, entity: Entity): Selected {
  const fields = new Set<string>();
  const relations = new Set<string>();
  let all = false;
  for (const { text, at } of splitOutside(piece, ",").map(trimmed)) {
    if (text === "*") all = true;
    else if (findField(entity, text)) fields.add(text);
    else if (findRelation(entity, text)) relations.add(text);
    else if (isPlain(text)) located(at, () => fail(unknownMember(entity, text)));
    else if (text === "") throw new SourceProblem("syntax", "A name is missing.", at);
    else located(at, () => fail(new NotOffered(`This service does not offer "${text.slice(0, 64)}" in $select.`)));
  }
  return { fields: all || fields.size === 0 ? null : fields, relations };
}

function fail(problem: PlanProblem): never {
  throw problem;
}

/** One relation of an `$expand`. */
export interface Expanded {
  relation: Relation;
  /** Only how many there are: `products/$count`. */
  countOnly: boolean;
  options: ReadonlyMap<SystemOption, Piece>;
  at: number;
}

const LIST_OPTIONS: ReadonlySet<SystemOption> = new Set<SystemOption>([
  "select",
  "filter",
  "orderby",
  "top",
  "skip",
  "count",
  "expand",
  "search",
]);
const ROW_OPTIONS: ReadonlySet<SystemOption> = new Set<SystemOption>(["select", "expand"]);
const COUNT_OPTIONS: ReadonlySet<SystemOption> = new Set<SystemOption>(["filter", "search"]);

function readOptions(piece: Piece, allowed: ReadonlySet<SystemOption>): Map<SystemOption, Piece> {
  const options = new Map<SystemOption, Piece>();
  for (const { text, at } of splitOutside(piece, ";").map(trimmed)) {
    if (text === "") throw new SourceProblem("syntax", "An option is missing.", at);
    const equals = text.indexOf("=");
    const name = equals < 0 ? text : text.slice(0, equals).trim();
    if (name.startsWith("@"))
      throw new SourceProblem("notOffered", "This service does not offer aliases in $expand.", at);
    const option = located(at, () => {
      const found = systemOption(name.startsWith("$") ? name : `$${name}`);
      if (found && allowed.has(found)) return found;
      throw new PlanProblem(`$${found ?? name} has no place here.`, nearest(name, [...allowed]));
    });
    if (options.has(option)) throw new SourceProblem("meaning", `$${option} is given twice.`, at);
    if (equals < 0) throw new SourceProblem("syntax", `Expected "=" after $${option}.`, at + text.length);
    options.set(option, trimmed({ text: text.slice(equals + 1), at: at + equals + 1 }));
  }
  return options;
}

function readItem({ text, at }: Piece, entity: Entity): Expanded[] {
  const open = text.indexOf("(");
  const path = (open < 0 ? text : text.slice(0, open)).trim();
  if (open >= 0 && !text.endsWith(")")) throw new SourceProblem("syntax", 'Expected ")" at the end.', at + text.length);
  const [name = "", ending, ...rest] = path.split("/");
  const countOnly = ending === "$count" && rest.length === 0;
  if (name === "*" && ending === undefined && open < 0) {
    return entity.relations.map((relation) => ({ relation, countOnly: false, options: new Map(), at }));
  }
  if (ending !== undefined && !countOnly) {
    throw new SourceProblem("notOffered", `This service does not offer "${path.slice(0, 64)}" in $expand.`, at);
  }
  if (name === "*" || !isPlain(name)) {
    const kind = name === "" ? "syntax" : "notOffered";
    throw new SourceProblem(kind, `"${path.slice(0, 64)}" cannot be expanded.`, at);
  }
  const relation = findRelation(entity, name);
  if (!relation) {
    return located(at, () => {
      const names = entity.relations.map((one) => one.name);
      throw new PlanProblem(`"${name}" is no relation of ${entity.name}.`, nearest(name, names));
    });
  }
  if (countOnly && relation.kind === "one") throw new SourceProblem("meaning", `"${name}" leads to one row.`, at);
  const allowed = countOnly ? COUNT_OPTIONS : relation.kind === "many" ? LIST_OPTIONS : ROW_OPTIONS;
  const inner = { text: text.slice(open + 1, -1), at: at + open + 1 };
  return [{ relation, countOnly, options: open < 0 ? new Map() : readOptions(inner, allowed), at }];
}

/** Reads an `$expand` (OData 4.01 part 2, 5.1.3) with the options of each relation. Throws `SourceProblem`. */
export function readExpand(piece: Piece, entity: Entity): Expanded[] {
  const items = splitOutside(piece, ",")
    .map(trimmed)
    .flatMap((item) => readItem(item, entity));
  const seen = new Set<string>();
  for (const { relation, at } of items) {
    if (seen.has(relation.name)) throw new SourceProblem("meaning", `"${relation.name}" is expanded twice.`, at);
    seen.add(relation.name);
  }
  return items;
}
