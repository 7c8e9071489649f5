import { AccessError, type AccessErrorCode } from "../access/access-error";
import type { Answer, Dialect, ReadRequest } from "../dialects/dialect";
import { Failure, type FailureCode } from "../oauth/failure";
import type { Handler, HttpMethod, RequestContext } from "./handler";
import { noted } from "./noted";
import { type RouteExports, type RouteManners, route } from "./route";
import { tokenCoreOf } from "./token-core";

/** RFC 6749 §5.1: what has tokens in it, and what tells of them, is stored nowhere on its way. */
const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };

const respond = ({ status, body, headers }: Answer) =>
  Response.json(body, { status, headers: { ...headers, ...NO_STORE } });

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
};

function failureOf(error: unknown, { runtime, requestId }: RequestContext): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof AccessError) {
    const { retryAfter } = error.facts;
    return new Failure(AS_FAILURE[error.code], error.message, retryAfter === undefined ? {} : { retryAfter });
  }
  runtime.log.error({ err: error, requestId }, "token request failed");
  return new Failure("server_error", "Something went wrong here. Quote the request id when you ask.");
}

/** How a dialect's endpoints answer what goes wrong, from any origin. */
export const dialectManners = (dialect: Dialect): RouteManners => ({
  fail: (error, _request, context) => {
    const failure = failureOf(error, context);
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
    const { runtime, address } = context;
    const parties = {};
    const work = async () => {
      const { grant, parameters, client } = await read(request);
      const tokens = await grant(tokenCoreOf(runtime), { parameters, client, dialect: dialect.name, address, parties });
      return respond({ status: 200, body: dialect.success(tokens) });
    };
    const fail = (error: unknown) => dialectManners(dialect).fail(error, request, context);
    return noted(request, context, { operation: null, parties }, work, fail);
  };

/** A token endpoint: one dialect, and for each method how its request is read. */
export const tokenRoute = (dialect: Dialect, readers: Partial<Record<HttpMethod, Reader>>): RouteExports =>
  route(
    Object.fromEntries(Object.entries(readers).map(([method, read]) => [method, tokenHandler(dialect, read)])),
    dialectManners(dialect),
  );

/** Another endpoint of a dialect, with its own handlers: revocation, introspection. */
export const dialectRoute = (dialect: Dialect, handlers: Partial<Record<HttpMethod, Handler>>): RouteExports =>
  route(handlers, dialectManners(dialect));

/** A success in the manner of token endpoints. */
export const tokenAnswer = (body: unknown): Response => respond({ status: 200, body });
