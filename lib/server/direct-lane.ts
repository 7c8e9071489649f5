import type { IncomingMessage, ServerResponse } from "node:http";
import { type HttpMethod, METHODS, type PathParameters } from "../http/handler";
import type { RouteExports } from "../http/route";
import { WholeResponse } from "../whole-response";
import { LazyRequest } from "./lazy-request";
import { type WireRoute, wireRouter } from "./wire-router";

/** Sends an answer as it streams, no faster than it is taken. */
async function sendStream(response: Response, to: ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) if (name !== "set-cookie") to.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) to.setHeader("set-cookie", cookies);
  if (!response.body || to.req.method === "HEAD") {
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

async function send(response: Response, to: ServerResponse): Promise<void> {
  const isWhole = response instanceof WholeResponse;
  if (to.headersSent || to.destroyed) {
    // The server has answered already that the body came too late, or nobody is there any more.
    if (!isWhole) await response.body?.cancel();
    return;
  }
  // An answer of another length than it says would run into the next one.
  to.strictContentLength = true;
  to.statusCode = response.status;
  if (!isWhole) return sendStream(response, to);
  response.headers.addTo(to);
  if (response.whole === null) to.end();
  else to.end(response.whole);
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
  const asked = new LazyRequest(request, origin, method);
  const answer = await handler(asked as unknown as Request, { params: Promise.resolve(params) });
  // What is left of an unread body must not be taken for the next request.
  if (!(await asked.finish()) && !response.headersSent) response.setHeader("connection", "close");
  await send(answer, response);
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
