import { ApiError } from "../../api-error";
import type { Catalog } from "../../entities/catalog";
import { catalog as served } from "../../entities/served-catalog";
import { answerOData } from "../odata/service";
import { callerWith } from "./caller";
import type { TestDatabase } from "./database";

/** An entity as an answer shows it; where the test did not select its id, that is missing. */
export interface ODataEntity {
  id: number;
  [member: string]: unknown;
}

/** A list or an entity, whichever was asked for. */
interface ODataBody extends ODataEntity {
  value: ODataEntity[];
  "@odata.nextLink"?: string;
}

export interface ODataAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body where it is JSON; an empty one else. */
  json: ODataBody;
}

const NOTHING: ODataBody = { value: [], id: 0 };

/** Sends requests to the OData service of a test database as the wire would; refusals keep their `ApiError`. */
export function odataOver(database: () => TestDatabase, catalog: Catalog = served, scopes = ["read", "write"]) {
  return async (path: string, init: RequestInit = {}): Promise<ODataAnswer> => {
    const request = new Request(`https://inner${path}`, init);
    const context = {
      catalog,
      db: database().db,
      caller: callerWith(...scopes),
      base: "https://api.example/odata",
      admitted: null,
    };
    const bodies = { json: () => request.json() as Promise<unknown>, text: () => request.text() };
    const response = await answerOData(request, context, bodies);
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as ODataBody) : NOTHING,
    };
  };
}

const REFUSALS = new Set(["validation", "syntax", "notImplemented", "notFound", "notAcceptable", "payloadTooLarge"]);

/** Whether an error is a clean refusal of what was asked: 4xx or 501, worded for the caller. */
export const isCleanRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && REFUSALS.has(error.code) && error.message.length > 0;
