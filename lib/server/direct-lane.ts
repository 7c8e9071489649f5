import type { IncomingMessage, ServerResponse } from "node:http";
import { type HttpMethod, METHODS, type PathParameters } from "../http/handler";
import type { RouteExports } from "../http/route";
import { drain, requestBody } from "./request-body";

/** A wire route as the build found it in `app/`: the folder names of its path, and its module. */
export interface WireRoute {
  segments: readonly string[];
  module: Partial<RouteExports>;
}

interface Match {
  module: Partial<RouteExports>;
  params: PathParameters;
  segments: readonly string[];
}

const CATCH_ALL = /^\[?\[\.\.\.(.+?)\]\]?$/;
const ONE = /^\[([^.[\]]+)\]$/;

/** Fixed names before one-segment parameters before the rest, as Next decides. */
const rank = (segment: string) => (CATCH_ALL.test(segment) ? 2 : ONE.test(segment) ? 1 : 0);

function bySpecificity(one: WireRoute, other: WireRoute): number {
  for (let index = 0; index < Math.max(one.segments.length, other.segments.length); index++) {
    const difference = rank(one.segments[index] ?? "") - rank(other.segments[index] ?? "");
    if (difference !== 0) return difference;
  }
  return 0;
}

function matchSegments(segments: readonly string[], path: readonly string[]): PathParameters | undefined {
  const params: Record<string, string | readonly string[]> = {};
  for (const [index, segment] of segments.entries()) {
    const [, rest] = CATCH_ALL.exec(segment) ?? [];
    if (rest) {
      const remaining = path.slice(index);
      if (remaining.length === 0) return segment.startsWith("[[") ? params : undefined;
      params[rest] = remaining;
      return params;
    }
    const given = path[index];
    if (given === undefined) return undefined;
    const [, name] = ONE.exec(segment) ?? [];
    if (name) params[name] = given;
    else if (segment !== given) return undefined;
  }
  return path.length === segments.length ? params : undefined;
}

/** A segment as it was meant. One that is not UTF-8 stays as it is: its route refuses it in its own words. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Finds the wire route of a path, with its parameters decoded; `undefined` for everything that is Next's. */
export function wireRouter(routes: readonly WireRoute[]): (pathname: string) => Match | undefined {
  const fixed = new Map(
    routes
      .filter(({ segments }) => segments.every((segment) => rank(segment) === 0))
      .map(({ segments, module }) => [`/${segments.join("/")}`, { module, params: {}, segments } satisfies Match]),
  );
  const open = routes.filter(({ segments }) => segments.some((segment) => rank(segment) > 0)).sort(bySpecificity);
  return (pathname) => {
    const known = fixed.get(pathname);
    if (known) return known;
    const path = pathname.split("/").filter(Boolean).map(decoded);
    for (const { segments, module } of open) {
      const params = matchSegments(segments, path);
      if (params) return { module, params, segments };
    }
    return undefined;
  };
}

function webHeaders(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? "", message.rawHeaders[index + 1] ?? "");
  }
  return headers;
}

/** The request on Web standards, and how to be done with its body once it is answered. */
function webRequest(message: IncomingMessage, url: string, method: HttpMethod) {
  const headers = webHeaders(message);
  if (method === "GET" || method === "HEAD") {
    return { request: new Request(url, { method, headers }), finish: () => drain(message) };
  }
  const { stream, abandon, abandoned } = requestBody(message);
  const request = new Request(url, { method, headers, body: stream, duplex: "half" } as RequestInit);
  // A body that is still being read, as the gateway does, may never be read to its end.
  const finish = () => {
    if (request.bodyUsed && !abandoned()) return Promise.resolve(message.complete);
    abandon();
    return drain(message);
  };
  return { request, finish };
}

async function send(response: Response, to: ServerResponse, method: HttpMethod): Promise<void> {
  if (to.headersSent || to.destroyed) {
    // The server has answered already that the body came too late, or nobody is there any more.
    await response.body?.cancel();
    return;
  }
  // An answer of another length than it says would run into the next one.
  to.strictContentLength = true;
  to.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== "set-cookie") to.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) to.setHeader("set-cookie", cookies);
  if (!response.body || method === "HEAD") {
    await response.body?.cancel();
    to.end();
    return;
  }
  const reader = response.body.getReader();
  to.once("close", () => void reader.cancel().catch(() => undefined));
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    if (to.destroyed) return;
    if (!to.write(chunk.value)) await new Promise((resolve) => to.once("drain", resolve).once("close", resolve));
  }
  to.end();
}

/** Answers a Node request with a handler on Web standards. */
export async function answerWith(
  handler: RouteExports[HttpMethod],
  params: PathParameters,
  {
    request,
    response,
    origin,
    method,
  }: { request: IncomingMessage; response: ServerResponse; origin: string; method: HttpMethod },
): Promise<void> {
  const { request: asked, finish } = webRequest(request, origin + (request.url ?? "/"), method);
  const answer = await handler(asked, { params: Promise.resolve(params) });
  // What is left of an unread body must not be taken for the next request.
  if (!(await finish()) && !response.headersSent) response.setHeader("connection", "close");
  await send(answer, response, method);
}

/** Whether a request is for a wire endpoint, in whichever lane it is answered. */
export function wireAddresses(routes: readonly WireRoute[]): (pathname: string) => boolean {
  const find = wireRouter(routes);
  return (pathname) => Object.keys(find(pathname)?.module ?? {}).length > 0;
}

/**
 * Answers wire endpoints with the very handlers of `app/**` + `/route.ts`, without Next's pipeline, which costs several
 * times the work itself (DESIGN §8). Gives `false` for what is not a wire endpoint.
 */
export function directLane(
  routes: readonly WireRoute[],
  origin: string,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const find = wireRouter(routes);
  return async (request, response) => {
    const target = request.url ?? "/";
    const query = target.indexOf("?");
    const match = find(query < 0 ? target : target.slice(0, query));
    const method = METHODS.find((name) => name === request.method);
    const handler = method && match?.module[method];
    if (!match || !method || !handler) return false;
    await answerWith(handler, match.params, { request, response, origin, method });
    return true;
  };
}
