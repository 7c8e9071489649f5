import type { Operation } from "../../access/operation";
import { ApiError } from "../../api-error";
import type { Catalog } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { wholeResponse } from "../../whole-response";
import { type Action, odataMetadataOperation, odataOperation, odataServiceOperation } from "../operations";
import { PlanProblem } from "../plan-problem";
import { jsonAnswer, VERSION, withContext } from "./answer";
import { metadataJson } from "./metadata-json";
import { metadataXml } from "./metadata-xml";
import { type Answered, negotiateFormat, type Preferences, readPreferences, wantsJsonMetadata } from "./negotiation";
import { type Options, readOptions } from "./options";
import { endOfPath, type ODataPath, type RowsPath, readPath } from "./path";
import { answerRead } from "./read";
import { type ODataContext, toProblemAnswer } from "./request";
import { readAddress } from "./segments";
import { answerCreate, answerDelete, answerUpdate } from "./write";

function getAction(method: string, { steps, name, ending }: RowsPath): Action {
  if (method === "POST" && ending !== "query") return "create";
  if (method === "PATCH") return "update";
  if (method === "DELETE") return "delete";
  return name === null && steps.length === 0 ? "list" : "get";
}

/** Which entity's rights a request at a path needs: reading begins at the first, adding happens at the last. */
const guarded = (path: RowsPath, action: Action): Entity =>
  action === "create" ? endOfPath(path).entity : path.entity;

/** The operation that a request at an address is. One that names nothing is the service itself: the gate comes first. */
export function getOperation(request: Request, catalog: Catalog): Operation {
  let path: ODataPath;
  try {
    path = readPath(readAddress(request.url).segments, catalog);
  } catch {
    return odataServiceOperation;
  }
  if (path.kind === "service") return odataServiceOperation;
  if (path.kind === "metadata") return odataMetadataOperation;
  const action = getAction(request.method, path);
  return odataOperation(guarded(path, action), action);
}

function answerService(context: ODataContext, request: Request, options: Options): Response {
  const format = negotiateFormat(request, options.system.get("format"), "data");
  const value = context.catalog.entities.map(({ name }) => ({ name, kind: "EntitySet", url: name }));
  return jsonAnswer(withContext(JSON.stringify({ value }), `${context.base}/$metadata`, format), format);
}

function answerMetadata({ catalog }: ODataContext, request: Request, options: Options): Response {
  const json = wantsJsonMetadata(request, options.system.get("format"));
  const text = json ? JSON.stringify(metadataJson(catalog)) : metadataXml(catalog);
  const type = json ? "application/json;charset=utf-8" : "application/xml;charset=utf-8";
  return wholeResponse(text, { headers: { "content-type": type, ...VERSION } });
}

function getAnswered(method: string, { ending }: RowsPath, returns: Preferences["returns"]): Answered {
  if (method === "DELETE" || returns === "minimal" || (method === "PATCH" && returns === null)) return "nothing";
  return ending === "count" || (typeof ending === "object" && ending?.raw) ? "text" : "data";
}

function notHere(allow: string): ApiError {
  return new ApiError("methodNotAllowed", `This address takes ${allow}.`, { headers: { allow } });
}

interface Bodies {
  json: () => Promise<unknown>;
  text: () => Promise<string>;
}

async function answerQueryBody(
  request: Request,
  context: ODataContext,
  path: RowsPath,
  bodies: Bodies,
): Promise<Response> {
  if (!/^text\/plain\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new ApiError("unsupportedMediaType", "Send the query options as text/plain.");
  }
  const options = readOptions(await bodies.text());
  const format = negotiateFormat(request, options.system.get("format"), getAnswered("GET", path, null));
  const { pageSize } = readPreferences(request);
  return answerRead(request, context, { ...path, ending: null }, { options, format, pageSize });
}

async function answerPath(
  request: Request,
  context: ODataContext,
  path: RowsPath,
  options: Options,
  bodies: Bodies,
): Promise<Response> {
  const preferences = readPreferences(request);
  const { method } = request;
  const answered = getAnswered(method, path, preferences.returns);
  const format = negotiateFormat(request, options.system.get("format"), answered);
  const { single } = endOfPath(path);
  if (path.ending === "query") {
    if (method === "POST") return answerQueryBody(request, context, path, bodies);
    throw notHere("POST");
  }
  if (method === "GET" || method === "HEAD") {
    return answerRead(request, context, path, { options, format, pageSize: preferences.pageSize });
  }
  const writing = { context, options, format, preferences, body: bodies.json };
  if (path.ending === null && !single && method === "POST" && path.steps.length < 2) return answerCreate(writing, path);
  if (path.ending === null && path.name && path.steps.length === 0) {
    if (method === "PATCH") return answerUpdate(request, writing, path.entity, path.name);
    if (method === "DELETE") return answerDelete(request, writing, path.entity, path.name);
    throw notHere("GET, HEAD, PATCH, DELETE");
  }
  throw notHere(path.ending === null && !single ? "GET, HEAD, POST" : "GET, HEAD");
}

/** Answers a request to the OData service (CONTRACT §3.2). Throws `ApiError` and `AccessError`. */
export async function answerOData(request: Request, context: ODataContext, bodies: Bodies): Promise<Response> {
  try {
    const path = readPath(readAddress(request.url).segments, context.catalog);
    const options = readOptions(new URL(request.url).search.slice(1));
    if (path.kind === "rows") {
      const admitted = guarded(path, getAction(request.method, path));
      return await answerPath(request, { ...context, admitted }, path, options, bodies);
    }
    if (request.method !== "GET" && request.method !== "HEAD") throw notHere("GET, HEAD");
    return path.kind === "service"
      ? answerService(context, request, options)
      : answerMetadata(context, request, options);
  } catch (error) {
    throw error instanceof PlanProblem ? toProblemAnswer(error) : error;
  }
}
