import { runtime } from "../runtime";
import { failureOf, keepFailure } from "./failure";
import { type Handler, type HttpMethod, METHODS, type PathParameters, type RequestContext } from "./handler";
import { ADDRESS_HEADER, REQUEST_ID_HEADER } from "./private-headers";

/** What Next expects a `route.ts` to export, and what the direct lane calls. */
export type RouteExports = Record<
  HttpMethod,
  (request: Request, given: { params: Promise<PathParameters> }) => Promise<Response>
>;

/** How a kind of endpoint words what is the same for all of its methods. */
export interface RouteManners {
  /** Turns anything thrown into an answer; the one catch of the shell. */
  fail: (error: unknown, request: Request, context: RequestContext) => Response | Promise<Response>;
  /** 405 with `Allow`, in the endpoint's own dialect. */
  methodNotAllowed: (allow: string) => Response;
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
  return new Response(null, {
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
 * Binds handlers to their URL: the whole of a wire `route.ts` is one call of this, through one of the shells. Adds HEAD,
 * OPTIONS and 405, `X-Request-Id`, CORS headers and the catch.
 */
export function route(handlers: Partial<Record<HttpMethod, Handler>>, manners: RouteManners): RouteExports {
  const table: Partial<Record<HttpMethod, Handler>> = { ...handlers };
  if (table.GET && !table.HEAD) table.HEAD = table.GET;
  const allow = METHODS.filter((method) => table[method] || method === "OPTIONS").join(", ");

  const answer = async (method: HttpMethod, request: Request, context: RequestContext): Promise<Response> => {
    const handler = table[method];
    try {
      if (handler) return await handler(request, context);
    } catch (error) {
      keepFailure(context, failureOf(error));
      return await manners.fail(error, request, context);
    }
    if (method !== "OPTIONS") return manners.methodNotAllowed(allow);
    return manners.cors ? preflight(allow) : new Response(null, { status: 204, headers: { allow } });
  };

  const bound = (method: HttpMethod) => async (request: Request, given: { params: Promise<PathParameters> }) => {
    const context: RequestContext = {
      runtime: runtime(),
      requestId: request.headers.get(REQUEST_ID_HEADER) ?? "",
      address: request.headers.get(ADDRESS_HEADER) ?? "",
      // Next gives nothing where the path has no parameters.
      params: (await given.params) ?? {},
    };
    const response = await answer(method, request, context);
    return withHeaders(response, {
      "x-request-id": context.requestId,
      ...(manners.cors && {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": manners.cors.exposeHeaders,
      }),
    });
  };

  return Object.fromEntries(METHODS.map((method) => [method, bound(method)])) as RouteExports;
}
