import type { Call } from "../contracts/call";
import { CALLS_BY_TAG } from "./all-calls";
import { type JsonSchema, jsonSchema, propertiesOf } from "./json-schema";
import { FAILURES, json, type Paths, parameter, ref, securityOf } from "./parts";

const isEmpty = (schema: JsonSchema) => propertiesOf(schema).length === 0;

function requestBody(call: Call): object {
  if (call.method === "GET" || call.method === "DELETE") return {};
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

const contentOf = ({ media, output }: Call) =>
  media
    ? Object.fromEntries(media.map((type) => [type, { schema: { type: "string" } }]))
    : json(jsonSchema(output, "output"));

function operationObject(call: Call, tag: string) {
  const parameters = [
    ...propertiesOf(jsonSchema(call.params, "input")).map(({ name, schema }) => parameter("path", name, schema, true)),
    ...propertiesOf(jsonSchema(call.query, "input")).map(({ name, schema, required }) =>
      parameter("query", name, schema, required),
    ),
  ];
  const { "401": unauthorized, ...open } = FAILURES;
  return {
    operationId: call.id,
    summary: call.summary,
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(call),
    security: call.access === "anyone" ? [] : securityOf(call.access),
    responses: {
      [call.status]: { description: "Done.", content: contentOf(call) },
      ...open,
      ...(call.access !== "anyone" && { "401": unauthorized }),
      ...(call.path.includes("{") && { "404": ref("responses", "NotFound") }),
      ...(call.method !== "GET" && { "409": ref("responses", "Conflict") }),
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
