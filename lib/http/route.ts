import { ApiError } from "../api-error";
import { requireCertainty } from "../changes/certainty";
import { Refusal } from "../refusals/refusal";
import { runtime } from "../runtime";
import { misencoded } from "../utf8";
import { wholeResponse } from "../whole-response";
import { keepFailure, type RequestFailure, toFailure } from "./failure";
import { type Handler, type HttpMethod, METHODS, type PathParameters, type RequestContext } from "./handler";
import { ADDRESS_HEADER, FOREIGN_METHOD_HEADER, REQUEST_ID_HEADER } from "./private-headers";
import { recordRequest } from "./request-log";
import { unpacked } from "./unpacked";

/** What Next expects a `route.ts` to export, and what the direct lane calls. */
export type RouteExports = Record<
  HttpMethod,
  (request: Request, given: { params: Promise<PathParameters> }) => Promise<Response>
>;

/** How a kind of endpoint words what is the same for all of its methods. */
export interface ErrorFormat {
  /** Turns anything thrown into an answer; the one catch of the shell. */
  fail: (error: unknown, request: Request, context: RequestContext) => Response | Promise<Response>;
  /** 405 with `Allow`, in the endpoint's own dialect. */
  methodNotAllowed: (allow: string, request: Request) => Response;
  /** Headers for callers from other origins; `null` where no other origin is ever answered. */
  cors: { methods?: string; exposeHeaders: string } | null;
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  try {
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  } catch {
    // Response.redirect() and fetched responses have immutable headers.
    const copy = new Response(response.body, response);
    for (const [name, value] of Object.entries(headers)) copy.headers.set(name, value);
    return copy;
  }
}

function preflight(allow: string): Response {
  return wholeResponse(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": allow,
      "access-control-allow-headers": "*, authorization, content-type, x-api-key",
      "access-control-max-age": "86400",
      allow,
    },
  });
}

/**
 * Refuses an address that is not UTF-8 where it is percent-encoded: reading it would put another character in the place
 * of what was meant. Throws `ApiError`.
 */
function requireUtf8Address({ url }: Request): void {
  const wrong = misencoded(url);
  if (wrong === undefined) return;
  const part = (url.split("?", 2)[1] ?? "").split("&").find((pair) => pair.includes(wrong));
  const field = part === undefined ? "path" : (part.split("=", 1)[0] ?? "").slice(0, 64);
  const message = `${wrong.slice(0, 60)} is not UTF-8. Percent-encode text as UTF-8, such as %C3%A9 for "é".`;
  throw new ApiError("validation", `${field}: ${message}`, { details: [{ field, message }] });
}

/**
 * Binds handlers to their URL: the whole of a wire `route.ts` is one call of this, through one of the shells. Adds HEAD,
 * OPTIONS and 405, `X-Request-Id`, CORS headers and the catch. While it is in doubt what has changed, only routes that
 * are `servedInDoubt` are: those that tell nothing of anybody's rights. Where requests are `forwarded`, they come to the
 * handlers as they are: with a method that is none of `METHODS`, in any encoding, with a body that is packed.
 */
export function route(
  handlers: Partial<Record<HttpMethod, Handler>>,
  format: ErrorFormat,
  { servedInDoubt = false, forwarded = false }: { servedInDoubt?: boolean; forwarded?: boolean } = {},
): RouteExports {
  const table: Partial<Record<HttpMethod, Handler>> = { ...handlers };
  if (table.GET && !table.HEAD) table.HEAD = table.GET;
  const allow = METHODS.filter((method) => table[method] || method === "OPTIONS").join(", ");

  const handle = async (handler: Handler, request: Request, context: RequestContext): Promise<Response> => {
    if (!servedInDoubt) await requireCertainty(context.runtime);
    if (forwarded) return await handler(request, context);
    requireUtf8Address(request);
    return await handler(unpacked(request), context);
  };

  const answer = async (method: HttpMethod, request: Request, context: RequestContext): Promise<Response> => {
    const handler = !forwarded && request.headers.get(FOREIGN_METHOD_HEADER) ? undefined : table[method];
    if (!handler) {
      if (method !== "OPTIONS") return format.methodNotAllowed(allow, request);
      return format.cors ? preflight(allow) : wholeResponse(null, { status: 204, headers: { allow } });
    }
    const started = performance.now();
    let failure: RequestFailure | null = null;
    let response: Response;
    try {
      response = await handle(handler, request, context);
    } catch (error) {
      failure = toFailure(error);
      keepFailure(context, failure);
      if (error instanceof Refusal) Object.assign(context.entry.actors, error.actors);
      response = await format.fail(error, request, context);
    }
    const milliseconds = performance.now() - started;
    recordRequest(context, { request, status: response.status, milliseconds, failure });
    return response;
  };

  const bound = (method: HttpMethod) => async (request: Request, given: { params: Promise<PathParameters> }) => {
    const context: RequestContext = {
      runtime: runtime(),
      requestId: request.headers.get(REQUEST_ID_HEADER) ?? "",
      address: request.headers.get(ADDRESS_HEADER) ?? "",
      // Next gives nothing where the path has no parameters.
      params: (await given.params) ?? {},
      entry: { actors: {} },
    };
    const response = await answer(method, request, context);
    return withHeaders(response, {
      "x-request-id": context.requestId,
      ...(format.cors && {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": format.cors.exposeHeaders,
      }),
    });
  };

  return Object.fromEntries(METHODS.map((method) => [method, bound(method)])) as RouteExports;
}
