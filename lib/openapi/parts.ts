import type { JsonSchema } from "./json-schema";

/** Methods and what they do, under one path of the document. */
export type PathItem = Record<string, Record<string, unknown>>;
export type Paths = Record<string, PathItem>;

export const ref = (kind: "schemas" | "responses", name: string) => ({ $ref: `#/components/${kind}/${name}` });

export const json = (schema: unknown) => ({ "application/json": { schema } });

/** A parameter of the path or the query string. */
export const parameter = (where: "path" | "query", name: string, schema: unknown, required: boolean) => ({
  name,
  in: where,
  required,
  schema,
});

/** What every private operation may answer beside success. */
export const FAILURES = {
  "400": ref("responses", "BadRequest"),
  "401": ref("responses", "Unauthorized"),
  "403": ref("responses", "Forbidden"),
  "429": ref("responses", "TooManyRequests"),
  "431": ref("responses", "HeadersTooLarge"),
  "503": ref("responses", "Unavailable"),
};

/** What an operation that reads a body may answer besides. */
export const BODY_FAILURES = {
  "413": ref("responses", "PayloadTooLarge"),
  "415": ref("responses", "UnsupportedMediaType"),
};

const RETRY_AFTER = { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } };

const failure = (description: string, headers: Record<string, { description: string; schema: JsonSchema }> = {}) => ({
  description,
  headers: { "X-Request-Id": { description: "Quote it when you ask.", schema: { type: "string" } }, ...headers },
  content: json(ref("schemas", "Error")),
});

/** What all operations share: how errors look, and how a caller shows who they are. */
export const components = (publicUrl: string) => ({
  schemas: {
    Error: {
      type: "object",
      required: ["error"],
      properties: {
        error: {
          type: "object",
          required: ["name", "code", "message"],
          properties: {
            name: { type: "string" },
            code: { type: "string" },
            message: { type: "string" },
            details: {
              type: "array",
              items: {
                type: "object",
                required: ["message"],
                properties: { field: { type: "string" }, message: { type: "string" } },
              },
            },
          },
        },
      },
    },
  },
  responses: {
    BadRequest: failure("The request is not valid; `details` names the fields."),
    Unauthorized: failure("There is no credential, or it is not good.", {
      "WWW-Authenticate": { description: "RFC 6750 §3.", schema: { type: "string" } },
    }),
    Forbidden: failure("The credential is good and not enough, or may not be used from here."),
    NotFound: failure("There is no such thing, or it is not yours."),
    Conflict: failure("It does not fit what is there."),
    PreconditionFailed: failure("It has been changed since the state that was sent with the request."),
    PayloadTooLarge: failure("The body is too large, or unpacks to too much."),
    UnsupportedMediaType: failure("The body's type, charset or coding is not read here; the message says which are."),
    TooManyRequests: failure("Too many requests.", RETRY_AFTER),
    NotAcceptable: failure("The answer is not there in a type that `Accept` names."),
    NotOffered: failure("OData defines this, and it is not offered here."),
    Unavailable: failure("What the answer depends on cannot be reached now.", RETRY_AFTER),
    // Refused before anything is known of the address: in plain text.
    HeadersTooLarge: { description: "The headers of the request, its address among them, are too large." },
  },
  securitySchemes: {
    apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
    bearer: { type: "http", scheme: "bearer", description: "A personal access token or an access token." },
    oauth: {
      type: "oauth2",
      flows: {
        authorizationCode: {
          authorizationUrl: `${publicUrl}/auth/oauth/authorize`,
          tokenUrl: `${publicUrl}/auth/oauth/token`,
          refreshUrl: `${publicUrl}/auth/oauth/token`,
          scopes: {},
        },
        clientCredentials: { tokenUrl: `${publicUrl}/auth/oauth/token`, scopes: {} },
      },
    },
  },
});

/** Any one of the credentials, with the scope that it must hold. */
export const buildSecurity = (scope: string | null) => {
  const scopes = scope === null ? [] : [scope];
  return [{ apiKey: [] }, { bearer: [] }, { oauth: scopes }];
};
