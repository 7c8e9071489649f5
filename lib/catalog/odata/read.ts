import { ApiError } from "../../api-error";
import type { Entity } from "../../entities/entity";
import { wholeResponse } from "../../whole-response";
import { computeEtag, withoutEtag } from "../etag";
import { readOnce } from "../kept";
import { LIMITS } from "../limits";
import { emptyList, type ListPlan, type Output, type Row } from "../plan";
import { isRow } from "../row-name";
import { readLists } from "../run";
import { emptyAnswer, jsonAnswer, textAnswer, withContext } from "./answer";
import { readApply } from "./apply";
import { nestedPage, type Page, type Pieces, readOutputs, readPage, readWhere, type Shape } from "./list";
import type { ResponseFormat } from "./negotiation";
import type { Options } from "./options";
import { endOfPath, type RowsPath, type Step } from "./path";
import { getPieces, getShape, type ODataContext, readingOptions, requireReads } from "./request";
import { readSelect } from "./select-expand";
import { writeSkipToken } from "./skip-token";

interface Reading {
  request: Request;
  context: ODataContext;
  options: Options;
  pieces: Pieces;
  format: ResponseFormat;
  shape: Shape;
  pageSize: number | null;
}

const missing = ({ singular }: Entity) => new ApiError("notFound", `There is no such ${singular}.`);

/** The options of a request as they came, without those that a link to a further page replaces. */
const linkQuery = ({ raw }: Options): string =>
  raw.flatMap(({ name, pair }) => (["skip", "top", "skiptoken"].includes(name) ? [] : [`${pair}&`])).join("");

/** `#products(id,name,category())`: what the rows of an answer have (OData 4.01 part 1, 10). */
function buildContextUrl({ context, pieces }: Reading, entity: Entity, ending = ""): string {
  const select = pieces.get("select");
  const expand = pieces.get("expand");
  const fields = select ? readSelect(select, entity).fields : null;
  const expanded = expand ? [...expand.text.matchAll(/(?:^|,)\s*([A-Za-z_]\w*)(?![\w/])/g)] : [];
  const names = entity.relations.filter(({ name }) => expanded.some(([, found]) => found === name));
  const parts = [...(fields ?? []), ...names.map(({ name }) => `${name}()`)];
  const shown = parts.length > 0 ? `(${parts.join(",")})` : "";
  return `${context.base}/$metadata#${entity.name}${shown}${ending}`;
}

const only = async (plans: readonly [ListPlan], { context }: Reading) => {
  requireReads(plans[0], context);
  const [result] = await readLists(context.db, context.catalog, plans);
  if (!result) throw new Error("A list gives a result.");
  return result;
};

async function answerRows(reading: Reading, entity: Entity): Promise<Response> {
  const { shape, pieces, context, options, format, pageSize } = reading;
  const row: Row = { entity };
  const apply = pieces.get("apply");
  const read = (): Page =>
    apply
      ? { list: readApply(shape, apply, pieces, row), remaining: null }
      : readPage(shape, pieces, row, pageSize ?? LIMITS.defaultRows, 0);
  const readsBy = ["odata", entity.name, options.raw, pageSize, shape.etags, shape.decimalsAsText, shape.base];
  const { page, plans } = readOnce(context.catalog, readsBy, () => {
    const page = readingOptions(pieces, read);
    return { page, plans: [page.list] as const };
  });
  const { body, total, next } = await only(plans, reading);
  const count = total === null ? "" : `"@odata.count":${total},`;
  const token = next === null ? null : encodeURIComponent(writeSkipToken(next, page.remaining));
  const link = token === null ? "" : `${context.base}/${entity.name}?${linkQuery(options)}$skiptoken=${token}`;
  const nextLink = token === null ? "" : `,"@odata.nextLink":${JSON.stringify(link)}`;
  const names = page.list.outputs.map(({ name }) => name).join(",");
  const described = apply ? `${context.base}/$metadata#${entity.name}(${names})` : buildContextUrl(reading, entity);
  const applied: Record<string, string> =
    pageSize === null ? {} : { "preference-applied": `odata.maxpagesize=${pageSize}` };
  return jsonAnswer(withContext(`{${count}"value":${body}${nextLink}}`, described, format), format, 200, applied);
}

async function answerCount(reading: Reading, entity: Entity): Promise<Response> {
  const row: Row = { entity };
  const where = readingOptions(reading.pieces, () => readWhere(reading.shape, reading.pieces, row));
  const { total } = await only([{ ...emptyList(row), where, total: true }], reading);
  return textAnswer(String(total));
}

function answerObject(reading: Reading, entity: Entity, object: string): Response {
  const { request, format } = reading;
  const etag = computeEtag(object);
  const headers: Record<string, string> = etag === null ? {} : { etag };
  const known = request.headers.get("if-none-match");
  if (known !== null && etag !== null && (known.trim() === "*" || known.includes(etag.replace(/^W\//, "")))) {
    return wholeResponse(null, { status: 304, headers });
  }
  const shown = format.metadata === "none" ? withoutEtag(object) : object;
  return jsonAnswer(withContext(shown, buildContextUrl(reading, entity, "/$entity"), format), format, 200, headers);
}

function answerProperty(reading: Reading, path: RowsPath, name: string, object: string): Response {
  const { context, format } = reading;
  const value = (JSON.parse(object) as Record<string, unknown>)[name];
  if (value === null || value === undefined) return emptyAnswer();
  if (typeof path.ending === "object" && path.ending?.raw) return textAnswer(String(value));
  const start = path.name ? `(${String(path.name.value.value)})` : "";
  const steps = path.steps.map((step) => `/${step.relation.name}`).join("");
  const described = `${context.base}/$metadata#${path.entity.name}${start}${steps}/${name}`;
  return jsonAnswer(withContext(JSON.stringify({ value }), described, format), format);
}

/** The plan of the last thing that a path names: a page, a count, one row, one field of a row. */
function endPlan(reading: Reading, path: RowsPath, row: Row, parent: Entity, relation: string): ListPlan {
  const { shape, pieces, pageSize, options } = reading;
  const { ending } = path;
  if (ending === "count") {
    const annotations = { total: "value", next: null };
    return { ...emptyList(row), where: readWhere(shape, pieces, row), total: true, annotations };
  }
  const list = { ...emptyList(row), limit: 1, decimalsAsText: shape.decimalsAsText };
  if (typeof ending === "object" && ending) {
    const outputs = readOutputs(shape, new Map([["select", { text: ending.field.name, at: 0 }]]), row, 0);
    return { ...list, outputs };
  }
  if (endOfPath(path).single) return { ...list, outputs: readOutputs(shape, pieces, row, path.steps.length) };
  const page = readPage(shape, pieces, row, pageSize ?? LIMITS.defaultRows, path.steps.length);
  return nestedPage(shape, page, parent, relation, { prefix: "", query: linkQuery(options) });
}

/** A path over relations as lists inside each other, each with its one member `value`. */
function chainPlan(reading: Reading, path: RowsPath): ListPlan {
  const rows: Row[] = [path, ...path.steps].map(({ entity }) => ({ entity }));
  let inner: ListPlan | null = null;
  for (let index = path.steps.length - 1; index >= 0; index--) {
    const { relation, name } = path.steps[index] as Step;
    const row = rows[index + 1] as Row;
    const parent = rows[index] as Row;
    let list: ListPlan = inner ?? endPlan(reading, path, row, parent.entity, relation.name);
    if (name) list = { ...list, where: isRow(row, name), limit: 1 };
    const output: Output =
      relation.kind === "one"
        ? { kind: "one", name: "value", relation, list }
        : { kind: "many", name: "value", relation, list };
    inner = { ...emptyList(parent), outputs: [output], limit: 1 };
  }
  const root = rows[0] as Row;
  const base = inner ?? endPlan(reading, path, root, path.entity, "");
  return { ...base, where: path.name ? isRow(root, path.name) : base.where };
}

const MEMBER = '{"value":';

/** Follows the members `value` down to what the last step gives. Throws `notFound` where a row on the way is missing. */
function descend(path: RowsPath, body: string): string {
  if (body === "[]") throw missing(path.entity);
  let text = body.slice(1, -1);
  for (const [index, step] of path.steps.entries()) {
    const last = index === path.steps.length - 1;
    if (last && !endOfPath(path).single) return text;
    text = text.slice(MEMBER.length, -1);
    if (step.relation.kind === "one") {
      if (text === "null" && last && path.ending === null) return text;
      if (text === "null") throw missing(step.entity);
    } else {
      if (text === "[]") throw missing(step.entity);
      text = text.slice(1, -1);
    }
  }
  return text;
}

const FOR_ROWS = ["select", "expand", "format"];
const FOR_LISTS = [...FOR_ROWS, "filter", "orderby", "top", "skip", "count", "search", "skiptoken"];

/** Refuses options that have no meaning at an address: they would be left out in silence. */
function checkOptions({ pieces }: Reading, path: RowsPath): void {
  const { single } = endOfPath(path);
  const property = typeof path.ending === "object" && path.ending;
  const known = property ? ["format"] : single ? FOR_ROWS : FOR_LISTS;
  for (const name of pieces.keys()) {
    if (known.includes(name) || (name === "apply" && !single && path.steps.length === 0 && !path.ending)) continue;
    const kind = name === "apply" ? "notImplemented" : "validation";
    const message = `$${name} has no place at this address.`;
    throw new ApiError(kind, message, { details: [{ field: `$${name}`, message }] });
  }
}

/** Reads what a path names: rows, one row, a count, a property. Throws `ApiError`, `AccessError`. */
export async function answerRead(
  request: Request,
  context: ODataContext,
  path: RowsPath,
  { options, format, pageSize }: { options: Options; format: ResponseFormat; pageSize: number | null },
): Promise<Response> {
  const shape = getShape(context, options, format);
  const pieces = getPieces(options);
  const { entity, single } = endOfPath(path);
  const reading: Reading = { request, context, options, pieces, format, shape, pageSize };
  checkOptions(reading, path);
  if (path.steps.length === 0 && !path.name) {
    return path.ending === "count" ? answerCount(reading, entity) : answerRows(reading, entity);
  }
  // The version of a row goes into its header even where the text is to be without metadata.
  if (single && path.ending === null) reading.shape = { ...shape, etags: true };
  const list = readingOptions(pieces, () => chainPlan(reading, path));
  const text = descend(path, (await only([list], reading)).body);
  if (text === "null") return emptyAnswer();
  if (path.ending === "count") return textAnswer(String((JSON.parse(text) as { value: number }).value));
  if (typeof path.ending === "object" && path.ending)
    return answerProperty(reading, path, path.ending.field.name, text);
  if (single) return answerObject(reading, entity, text);
  return jsonAnswer(withContext(text, buildContextUrl(reading, entity), format), format);
}
