import type { Call } from "../contracts/call";
import { CALLS_BY_TAG } from "./all-calls";
import { type JsonSchema, jsonSchema, listProperties } from "./json-schema";
import { BODY_FAILURES, buildSecurity, FAILURES, json, type Paths, parameter, ref } from "./parts";

const readsBody = ({ method }: Call) => method !== "GET" && method !== "DELETE";

/** What is changed only as it was last seen. */
const isVersioned = ({ body }: Call) =>
  listProperties(jsonSchema(body, "input")).some(({ name }) => name === "version");

const isEmpty = (schema: JsonSchema) => listProperties(schema).length === 0;

function requestBody(call: Call): object {
  if (!readsBody(call)) return {};
  if (call.upload) {
    const schema = jsonSchema(call.upload, "input");
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  const schema = jsonSchema(call.body, "input");
  if (isEmpty(schema)) return {};
  return {
    requestBody: { required: Array.isArray(schema.required) && schema.required.length > 0, content: json(schema) },
  };
}

const buildContent = ({ media, output }: Call) =>
  media
    ? Object.fromEntries(media.map((type) => [type, { schema: { type: "string" } }]))
    : json(jsonSchema(output, "output"));

function operationObject(call: Call, tag: string) {
  const parameters = [
    ...listProperties(jsonSchema(call.params, "input")).map(({ name, schema }) =>
      parameter("path", name, schema, true),
    ),
    ...listProperties(jsonSchema(call.query, "input")).map(({ name, schema, required }) =>
      parameter("query", name, schema, required),
    ),
  ];
  return {
    operationId: call.id,
    summary: call.summary,
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(call),
    security: call.access === "anyone" ? [] : buildSecurity(call.access),
    responses: {
      [call.status]: { description: "Done.", content: buildContent(call) },
      // Nobody needs a credential where anyone may call, but one that is sent must be good.
      ...FAILURES,
      ...(call.path.includes("{") && { "404": ref("responses", "NotFound") }),
      ...(call.method !== "GET" && { "409": ref("responses", "Conflict") }),
      ...(isVersioned(call) && { "412": ref("responses", "PreconditionFailed") }),
      ...(readsBody(call) && BODY_FAILURES),
    },
  };
}

/** The management API, from its contracts. */
export function managementPaths(): Paths {
  const paths: Paths = {};
  for (const [tag, calls] of CALLS_BY_TAG) {
    for (const call of calls) {
      paths[call.path] = { ...paths[call.path], [call.method.toLowerCase()]: operationObject(call, tag) };
    }
  }
  return paths;
}
