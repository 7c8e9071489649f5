import type { Entity } from "../../entities/entity";
import { logic } from "../build";
import { LIMITS } from "../limits";
import { fieldOutput, withKeyOrder } from "../list-plan";
import { type Expression, emptyList, type ListPlan, type Output, type Row } from "../plan";
import { readSearch } from "../search";
import { located, SourceProblem } from "../source-problem";
import { mostRows } from "../walk";
import { readFilter } from "./expression";
import { readFlag, readWhole } from "./numbers";
import type { SystemOption } from "./options";
import { readOrder } from "./order";
import type { Setting } from "./reading";
import { type Expanded, readExpand, readSelect } from "./select-expand";
import { readSkipToken, writeSkipToken } from "./skip-token";
import type { Piece } from "./split";

/** What the rows of an answer look like. */
export interface Shape extends Setting {
  /** Versions of the rows are shown (not with `odata.metadata=none`). */
  etags: boolean;
  decimalsAsText: boolean;
  /** The service root, for links to further pages of nested lists. */
  base: string;
}

export type Pieces = ReadonlyMap<SystemOption, Piece>;

/** The rows that `$filter` and `$search` leave; `null` for all. */
export function readWhere(shape: Shape, options: Pieces, row: Row): Expression | null {
  const filter = options.get("filter");
  const search = options.get("search");
  const conditions = [
    ...(filter ? [readFilter(shape, filter, row)] : []),
    ...(search ? [readSearch(shape.budget, search, row)] : []),
  ];
  return conditions.length > 0 ? conditions.reduce((left, right) => logic("and", left, right)) : null;
}

const AS_LINK: readonly SystemOption[] = ["select", "filter", "orderby", "search", "expand", "count"];

/** Options of an `$expand` as a query string for its further pages. */
function linkOptions(options: Pieces): string {
  return AS_LINK.flatMap((name) => {
    const piece = options.get(name);
    return piece ? [`$${name}=${encodeURIComponent(piece.text)}&`] : [];
  }).join("");
}

/** A page of rows, and how many are still wanted after it, where `$top` says. */
export interface Page {
  list: ListPlan;
  remaining: number | null;
}

/**
 * The page of rows that the options ask for: at most `size` of them, continued after `$skiptoken`. It knows whether
 * there are more unless `$top` is satisfied by it.
 */
export function readPage(shape: Shape, options: Pieces, row: Row, size: number, depth: number): Page {
  const orderby = options.get("orderby");
  const top = options.get("top");
  const skip = options.get("skip");
  const count = options.get("count");
  const token = options.get("skiptoken");
  const ordered = withKeyOrder({
    ...emptyList(row),
    outputs: readOutputs(shape, options, row, depth),
    where: readWhere(shape, options, row),
    order: orderby ? readOrder(shape, orderby, row) : [],
    total: count !== undefined && readFlag(count, "count"),
    offset: skip ? readWhole(skip, "skip", LIMITS.offset) : 0,
    decimalsAsText: shape.decimalsAsText,
  });
  const from = token ? located(token.at, () => readSkipToken(token.text, ordered.order)) : null;
  const wanted = from?.remaining ?? (top ? readWhole(top, "top", Number.MAX_SAFE_INTEGER) : null);
  const limit = Math.min(wanted ?? size, pageSize(ordered, size));
  const more = wanted === null || wanted > limit;
  const remaining = wanted === null ? null : Math.min(wanted - limit, 2 ** 31 - 1);
  // Behind a token $skip has been done already.
  return {
    list: { ...ordered, limit, more, after: from?.after ?? null, offset: from ? 0 : ordered.offset },
    remaining,
  };
}

const getSuffix = (remaining: number | null): string => (remaining === null ? "" : writeSkipToken("", remaining));

/** A page as a member of its parent's object, with its count and the address of its next page beside it. */
export function nestedPage(
  shape: Shape,
  { list, remaining }: Page,
  parent: Entity,
  relation: string,
  members: { prefix: string; query: string },
): ListPlan {
  const before = `${shape.base}/${parent.name}(`;
  const between = `)/${relation}?${members.query}$skiptoken=`;
  return {
    ...list,
    annotations: {
      total: list.total ? `${members.prefix}@odata.count` : null,
      next: list.more
        ? { name: `${members.prefix}@odata.nextLink`, before, between, after: getSuffix(remaining) }
        : null,
    },
  };
}

function expandedOutput(shape: Shape, { relation, options, countOnly, at }: Expanded, row: Row, depth: number): Output {
  if (depth >= LIMITS.depth) {
    throw new SourceProblem("meaning", `$expand can be nested at most ${LIMITS.depth} deep.`, at);
  }
  located(at, () => shape.budget.spend("outputs"));
  const inner: Row = { entity: shape.catalog.other(relation) };
  const { name } = relation;
  if (relation.kind === "one") {
    const outputs = readOutputs(shape, options, inner, depth + 1);
    const list = { ...emptyList(inner), outputs, limit: 1, decimalsAsText: shape.decimalsAsText };
    return { kind: "one", name, relation, list };
  }
  if (countOnly) {
    const annotations = { total: `${name}@odata.count`, next: null };
    const list = { ...emptyList(inner), where: readWhere(shape, options, inner), total: true, annotations };
    return { kind: "many", name, relation, list };
  }
  const page = readPage(shape, options, inner, LIMITS.defaultNestedRows, depth + 1);
  const members = { prefix: name, query: linkOptions(options) };
  return { kind: "many", name, relation, list: nestedPage(shape, page, row.entity, name, members) };
}

/** The members of each row that `$select` and `$expand` ask for. */
export function readOutputs(shape: Shape, options: Pieces, row: Row, depth: number): Output[] {
  const select = options.get("select");
  const expand = options.get("expand");
  const selected = select ? readSelect(select, row.entity).fields : null;
  const outputs: Output[] = shape.etags ? [{ kind: "etag", name: "@odata.etag" }] : [];
  for (const { name } of row.entity.fields) {
    if (selected && !selected.has(name)) continue;
    outputs.push(fieldOutput(row, name));
    located(select?.at ?? 0, () => shape.budget.spend("outputs"));
  }
  for (const expanded of expand ? readExpand(expand, row.entity) : []) {
    outputs.push(expandedOutput(shape, expanded, row, depth));
  }
  return outputs;
}

/** How many rows of a list go on one page, so that what is nested in them stays within bounds. */
function pageSize(list: ListPlan, wanted: number): number {
  const each = mostRows({ ...list, limit: 1 });
  if (each > LIMITS.product) {
    throw new SourceProblem("meaning", `The nested lists may come to ${each} rows for each row: give them a $top.`, 0);
  }
  return Math.max(1, Math.min(wanted, LIMITS.defaultRows, Math.floor(LIMITS.product / each)));
}
