import { ApiError, type ApiErrorKind } from "../api-error";
import type { Answer, Dialect, ReadRequest } from "../dialects/dialect";
import { getMetrics } from "../metrics/metrics";
import { Failure, type FailureCode } from "../oauth/failure";
import { AccessError, type AccessErrorCode } from "../refusals/access-error";
import { getTokenCore } from "../token-core/token-core";
import { jsonResponse } from "../whole-response";
import { toFailure as getFailure } from "./failure";
import type { Handler, HttpMethod, RequestContext } from "./handler";
import { recognised } from "./recognised";
import { type ErrorFormat, type RouteExports, route } from "./route";

/** RFC 6749 §5.1: what has tokens in it, and what tells of them, is stored nowhere on its way. */
const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };

const respond = ({ status, body, headers }: Answer) =>
  jsonResponse(body, { status, headers: { ...headers, ...NO_STORE } });

/** The gate's refusals in the words of the token core. */
const AS_FAILURE: Record<AccessErrorCode, FailureCode> = {
  credential_missing: "invalid_token",
  credential_malformed: "invalid_parameter",
  credentials_ambiguous: "invalid_parameter",
  invalid_token: "invalid_token",
  suspended: "suspended",
  address_not_allowed: "address_not_allowed",
  insufficient_scope: "invalid_scope",
  too_many_requests: "too_many_requests",
  unavailable: "temporarily_unavailable",
};

/** What can be wrong with a request before a dialect has read it, in the words of the token core. */
const AS_READ: Partial<Record<ApiErrorKind, FailureCode>> = {
  requestTimeout: "malformed_body",
  syntax: "malformed_body",
  validation: "invalid_parameter",
  payloadTooLarge: "payload_too_large",
  unsupportedMediaType: "unsupported_coding",
};

function toFailure(thrown: unknown, context: RequestContext): Failure {
  const { runtime, requestId } = context;
  const error = recognised(thrown, context);
  if (error instanceof Failure) return error;
  if (error instanceof AccessError) {
    const { retryAfter } = error.facts;
    return new Failure(AS_FAILURE[error.code], error.message, retryAfter === undefined ? {} : { retryAfter });
  }
  const read = error instanceof ApiError ? AS_READ[error.code] : undefined;
  if (error instanceof ApiError && read) {
    const acceptEncoding = error.headers["accept-encoding"];
    return new Failure(read, error.message, acceptEncoding === undefined ? {} : { acceptEncoding }, { cause: error });
  }
  runtime.log.error({ err: error, requestId }, "token request failed");
  return new Failure("server_error", "Something went wrong here. Quote the request id when you ask.");
}

/** How a dialect's endpoints answer what goes wrong, from any origin. */
const dialectErrorFormat = (dialect: Dialect): ErrorFormat => ({
  fail: (error, _request, context) => {
    const failure = toFailure(error, context);
    return respond(dialect.failures[failure.code](failure));
  },
  methodNotAllowed: (allow) =>
    respond(
      dialect.failures.method_not_allowed(new Failure("method_not_allowed", `This address takes ${allow}.`, { allow })),
    ),
  cors: { exposeHeaders: "*, www-authenticate, x-request-id, retry-after" },
});

type Reader = (request: Request) => Promise<ReadRequest>;

const tokenHandler =
  (dialect: Dialect, read: Reader): Handler =>
  async (request, context) => {
    const { runtime, address, entry } = context;
    entry.operation = null;
    let grantName = dialect.grants.length > 0 ? "unknown" : "login";
    const count = (outcome: string) =>
      getMetrics(runtime).tokenRequest({ dialect: dialect.name, grant: grantName, outcome });
    try {
      const { grant, parameters, client } = await read(request);
      grantName = dialect.grants.find(({ type }) => type === parameters.get("grant_type"))?.type ?? grantName;
      const asked = { parameters, client, dialect: dialect.name, address, actors: entry.actors };
      const tokens = await grant(getTokenCore(runtime), asked);
      count("issued");
      return respond({ status: 200, body: dialect.success(tokens) });
    } catch (error) {
      count(getFailure(error).code);
      throw error;
    }
  };

/** A token endpoint: one dialect, and for each method how its request is read. */
export const tokenRoute = (dialect: Dialect, readers: Partial<Record<HttpMethod, Reader>>): RouteExports =>
  route(
    Object.fromEntries(Object.entries(readers).map(([method, read]) => [method, tokenHandler(dialect, read)])),
    dialectErrorFormat(dialect),
  );

/** Another endpoint of a dialect, with its own handlers: revocation, introspection. */
export const dialectRoute = (dialect: Dialect, handlers: Partial<Record<HttpMethod, Handler>>): RouteExports =>
  route(handlers, dialectErrorFormat(dialect));

/** A success as token endpoints answer it. */
export const tokenAnswer = (body: unknown): Response => respond({ status: 200, body });
