import { aggregate, fieldExpression } from "../build";
import { LIMITS } from "../limits";
import { nearest } from "../nearest";
import {
  type AggregateName,
  type Expression,
  emptyList,
  type ListPlan,
  type Order,
  type Output,
  type Row,
} from "../plan";
import { PlanProblem } from "../plan-problem";
import { located, SourceProblem } from "../source-problem";
import { readFilter, readLeading } from "./expression";
import type { Pieces } from "./list";
import { readFlag, readWhole } from "./numbers";
import type { Setting } from "./reading";
import { type Piece, splitOutside, trimmed } from "./split";

const METHODS: ReadonlyMap<string, AggregateName> = new Map<string, AggregateName>([
  ["sum", "sum"],
  ["average", "avg"],
  ["min", "min"],
  ["max", "max"],
  ["countdistinct", "countDistinct"],
]);

const notOffered = (what: string, at: number) =>
  new SourceProblem("notOffered", `This service does not offer ${what} in $apply.`, at);

/** `name(inner)` of a piece. */
function readCall({ text, at }: Piece): { name: string; inner: Piece } {
  const match = /^([A-Za-z]+)\s*\((.*)\)$/s.exec(text);
  if (!match) throw new SourceProblem("syntax", "Expected a transformation such as groupby((currency)).", at);
  const [, name = "", inner = ""] = match;
  return { name: name.toLowerCase(), inner: { text: inner, at: at + text.indexOf("(") + 1 } };
}

function readAggregate(setting: Setting, { text, at }: Piece, row: Row): Output {
  const count = /^\$count\s+as\s+([A-Za-z_]\w{0,63})$/i.exec(text);
  if (count) return { kind: "value", name: count[1] ?? "", expression: aggregate("count", null) };
  const match = /^(.+?)\s+with\s+([A-Za-z]+)\s+as\s+([A-Za-z_]\w{0,63})$/is.exec(text);
  if (!match) throw new SourceProblem("syntax", "Expected an aggregate such as price with sum as total.", at);
  const [, value = "", word = "", name = ""] = match;
  const method = METHODS.get(word.toLowerCase());
  if (!method) throw notOffered(`the method ${word}`, at + value.length);
  const { expression, reader } = readLeading(setting, { text: value, at }, row);
  reader.end();
  return { kind: "value", name, expression: located(at, () => aggregate(method, expression, word)) };
}

function readGroupField(setting: Setting, piece: Piece, row: Row): Output {
  const { expression, reader } = readLeading(setting, piece, row);
  reader.end();
  if (expression.kind !== "field") throw new SourceProblem("meaning", "Groups are made by fields.", piece.at);
  const { steps, field } = expression;
  if (steps.length > 0) throw notOffered("grouping by a path", piece.at);
  return { kind: "value", name: field.name, expression: fieldExpression({ row, steps }, field) };
}

const aggregates = (setting: Setting, inner: Piece, row: Row): Output[] =>
  splitOutside(inner, ",").map((piece) => readAggregate(setting, trimmed(piece), row));

function readGroupBy(setting: Setting, inner: Piece, row: Row): Output[] {
  const [fields, more, ...rest] = splitOutside(inner, ",").map(trimmed);
  if (!fields || rest.length > 0 || !/^\(.*\)$/s.test(fields.text)) {
    throw new SourceProblem("syntax", "Expected groupby((field, …), aggregate(…)).", inner.at);
  }
  const list = { text: fields.text.slice(1, -1), at: fields.at + 1 };
  const keys = splitOutside(list, ",").map((piece) => readGroupField(setting, trimmed(piece), row));
  if (!more) return keys;
  const call = readCall(more);
  if (call.name !== "aggregate") throw notOffered(`${call.name} inside groupby`, more.at);
  return [...keys, ...aggregates(setting, call.inner, row)];
}

function readOrder(outputs: readonly Output[], piece: Piece): Order[] {
  return splitOutside(piece, ",")
    .map(trimmed)
    .map(({ text, at }) => {
      const [name = "", direction = "asc", ...rest] = text.split(/\s+/);
      if (rest.length > 0 || !/^(asc|desc)$/i.test(direction)) {
        throw new SourceProblem("syntax", "Expected a name, then asc or desc.", at);
      }
      const found = outputs.find((output) => output.name === name);
      if (found?.kind === "value") return { expression: found.expression, descending: /^desc$/i.test(direction) };
      return located(at, () => {
        throw new PlanProblem(
          `$apply gives no "${name}".`,
          nearest(
            name,
            outputs.map((output) => output.name),
          ),
        );
      });
    });
}

/**
 * Reads `$apply` (OData Data Aggregation 4.0, part): `filter(…)/groupby((…),aggregate(…))` and `aggregate(…)`, sorted
 * and paged by `$orderby`, `$top` and `$skip`. Throws `SourceProblem`.
 */
export function readApply(setting: Setting, piece: Piece, options: Pieces, row: Row): ListPlan {
  let where: Expression | null = null;
  let outputs: Output[] | null = null;
  for (const part of splitOutside(piece, "/").map(trimmed)) {
    const { name, inner } = readCall(part);
    if (outputs) throw notOffered(`${name} after grouping`, part.at);
    if (name === "filter" && !where) where = readFilter(setting, inner, row);
    else if (name === "groupby") outputs = readGroupBy(setting, inner, row);
    else if (name === "aggregate") outputs = aggregates(setting, inner, row);
    else throw notOffered(name, part.at);
  }
  if (!outputs) throw notOffered("a filter without grouping", piece.at);
  for (const name of ["filter", "search", "select", "expand", "skiptoken"] as const) {
    const other = options.get(name);
    if (other) throw new SourceProblem("notOffered", `This service does not offer $${name} beside $apply.`, other.at);
  }
  const names = new Set(outputs.map((output) => output.name));
  if (names.size < outputs.length) throw new SourceProblem("meaning", "Two results of $apply have one name.", piece.at);
  const orderby = options.get("orderby");
  const top = options.get("top");
  const skip = options.get("skip");
  const count = options.get("count");
  if (count && readFlag(count, "count")) throw notOffered("$count=true", count.at);
  return {
    ...emptyList(row),
    outputs,
    where,
    grouped: true,
    order: orderby ? readOrder(outputs, orderby) : outputs.flatMap(keyOrder),
    limit: Math.min(top ? readWhole(top, "top", Number.MAX_SAFE_INTEGER) : LIMITS.rows, LIMITS.rows),
    offset: skip ? readWhole(skip, "skip", LIMITS.offset) : 0,
  };
}

const keyOrder = (output: Output): Order[] =>
  output.kind === "value" && output.expression.kind !== "aggregate"
    ? [{ expression: output.expression, descending: false }]
    : [];
