import { callerAllows, requireScope } from "../../access/caller";
import { ApiError } from "../../api-error";
import { findField, findRelation, keyField, readScope } from "../../entities/catalog";
import type { Entity, ToOne } from "../../entities/entity";
import type { RowName } from "../compile/write";
import { computeEtag, readEtags, withoutEtag } from "../etag";
import { fieldOutput } from "../list-plan";
import { emptyList, type ListPlan } from "../plan";
import { bodyObject, invalidFields, readRowValues } from "../write/row-values";
import { createRow, deleteRow, updateRow } from "../write/rows";
import { emptyAnswer, jsonAnswer, withContext } from "./answer";
import { readOutputs } from "./list";
import type { Preferences, ResponseFormat } from "./negotiation";
import type { Options } from "./options";
import { type RowsPath, readPath } from "./path";
import { getPieces, getShape, type ODataContext, readingOptions, requireReads } from "./request";

interface Writing {
  context: ODataContext;
  options: Options;
  format: ResponseFormat;
  preferences: Preferences;
  body: () => Promise<unknown>;
}

/** The key of the row that `category@odata.bind` names: `categories(1)`, or its whole address. */
function boundKey({ context }: Writing, relation: ToOne, value: unknown): number | null {
  if (value === null) return null;
  const text = typeof value === "string" ? value : "";
  const local = text.startsWith(`${context.base}/`) ? text.slice(context.base.length + 1) : text.replace(/^\//, "");
  const path = local === "" ? null : readPath(local.split("/"), context.catalog);
  const found = path?.kind === "rows" && path.steps.length === 0 && path.ending === null ? path : null;
  const key = found?.name;
  if (found?.entity !== context.catalog.other(relation) || !key || key.field.name !== found.entity.key) {
    const message = `must name a row, such as "${relation.entity}(1)".`;
    throw invalidFields([{ field: relation.name, message }]);
  }
  return Number(key.value.value);
}

const REFERENCE = /^(.+)@(?:odata\.)?bind$/;

/** The members of a body as fields: references to other rows become their keys, annotations are left out. */
function readMembers(writing: Writing, entity: Entity, body: unknown): Record<string, unknown> {
  const members: Record<string, unknown> = Object.create(null);
  const bind = (relation: ToOne, value: unknown) => {
    members[relation.field] = boundKey(writing, relation, value);
  };
  for (const [name, value] of Object.entries(bodyObject(body))) {
    const bound = findRelation(entity, REFERENCE.exec(name)?.[1] ?? "");
    const relation = findRelation(entity, name);
    const reference = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
    if (bound?.kind === "one") bind(bound, value);
    else if (name.includes("@")) continue;
    else if (relation?.kind === "one" && value === null) bind(relation, null);
    else if (relation?.kind === "one" && reference && ("@id" in reference || "@odata.id" in reference)) {
      bind(relation, reference["@id"] ?? reference["@odata.id"]);
    } else if (relation && !findField(entity, name)) {
      throw new ApiError(
        "notImplemented",
        `This service does not offer writing "${name}" together with its ${entity.singular}.`,
      );
    } else members[name] = value;
  }
  return members;
}

const ETAG = { kind: "etag", name: "@odata.etag" } as const;

/** Whether a row that was written may be shown: that it may be written does not say so. */
const mayShow = ({ caller }: ODataContext, entity: Entity): boolean => callerAllows(caller, readScope(entity));

/** What is shown of the row that was written: its key always, so that it has an address. */
function shownRow({ context, options, format }: Writing, entity: Entity): ListPlan {
  const row = { entity };
  if (!mayShow(context, entity)) return { ...emptyList(row), outputs: [ETAG, fieldOutput(row, entity.key)], limit: 1 };
  const pieces = getPieces(options);
  const shape = { ...getShape(context, options, format), etags: true };
  const outputs = readingOptions(pieces, () => readOutputs(shape, pieces, row, 0));
  if (!outputs.some(({ name }) => name === entity.key)) outputs.push(fieldOutput(row, entity.key));
  const list = { ...emptyList(row), outputs, limit: 1, decimalsAsText: format.decimalsAsText };
  requireReads(
    { ...list, outputs: outputs.filter(({ kind }) => kind === "one" || kind === "many") },
    {
      ...context,
      admitted: entity,
    },
  );
  return list;
}

function rowAnswer(
  { context, format, preferences }: Writing,
  entity: Entity,
  text: string,
  created: boolean,
): Response {
  const id = String((JSON.parse(text) as Record<string, unknown>)[keyField(entity).name]);
  const address = `${context.base}/${entity.name}(${id})`;
  const etag = computeEtag(text);
  const headers: Record<string, string> = { ...(etag !== null && { etag }), ...(created && { location: address }) };
  const returns = mayShow(context, entity) ? preferences.returns : "minimal";
  const wanted = returns ?? (created ? "representation" : "minimal");
  if (returns && preferences.returns === returns) headers["preference-applied"] = `return=${returns}`;
  if (wanted === "minimal") return emptyAnswer({ ...headers, "odata-entityid": address });
  const described = `${context.base}/$metadata#${entity.name}/$entity`;
  const shown = format.metadata === "none" ? withoutEtag(text) : text;
  return jsonAnswer(withContext(shown, described, format), format, created ? 201 : 200, headers);
}

/** `POST /odata/products`, `POST /odata/categories(1)/products`: adds a row. Throws `ApiError`. */
export async function answerCreate(writing: Writing, { entity, name, steps }: RowsPath): Promise<Response> {
  const { context } = writing;
  const [step] = steps;
  const target = step?.entity ?? entity;
  const members = readMembers(writing, target, await writing.body());
  if (step && name) {
    // A row of a relation belongs to the row that the address names.
    requireScope(context.caller, readScope(entity));
    const field = target.fields.find(({ column }) => column === step.relation.target);
    if (!field || name.field.name !== entity.key) {
      throw new ApiError("notImplemented", "This service does not offer adding rows at this address.");
    }
    members[field.name] = name.value.value;
  }
  const values = readRowValues(target, members, true);
  const text = await createRow(context, values, shownRow(writing, target));
  return rowAnswer(writing, target, text, true);
}

/** `PATCH /odata/products(1)`: changes the fields that are given. Throws `ApiError`: `preconditionFailed` by `If-Match`. */
export async function answerUpdate(
  request: Request,
  writing: Writing,
  entity: Entity,
  name: RowName,
): Promise<Response> {
  const values = readRowValues(entity, readMembers(writing, entity, await writing.body()), false);
  const etags = readEtags(request.headers.get("if-match"));
  const text = await updateRow(writing.context, name, values, etags, shownRow(writing, entity));
  return rowAnswer(writing, entity, text, false);
}

/** `DELETE /odata/products(1)`. Throws `ApiError`. */
export async function answerDelete(
  request: Request,
  writing: Writing,
  entity: Entity,
  name: RowName,
): Promise<Response> {
  await deleteRow(writing.context, entity, name, readEtags(request.headers.get("if-match")));
  return emptyAnswer();
}
