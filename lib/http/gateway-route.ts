import { admit } from "../access/gate";
import { ApiError } from "../api-error";
import { forward } from "../gateway/forward";
import { forwardedHeaders } from "../gateway/forward-headers";
import { framedBody } from "../gateway/framed-body";
import { type GatewayMatch, matchGateway } from "../gateway/gateway-operation";
import { identityHeaders } from "../gateway/identity-headers";
import { fillTemplate } from "../gateway/path";
import { loadSettings } from "../settings/settings";
import { getTracing } from "../tracing/tracing";
import { dataErrorFormat } from "./api-error-format";
import type { Handler, RequestContext } from "./handler";
import { FOREIGN_METHOD_HEADER } from "./private-headers";
import { type ErrorFormat, route } from "./route";

/** Where a request goes: the operation's URL with the parameters in it, or, under a bare origin, the same path. */
function upstreamUrl({ operation, parameters }: GatewayMatch, asked: URL): URL {
  const base = new URL(operation.upstreamUrl);
  const bare = base.pathname === "/" && !operation.upstreamUrl.includes("{");
  const url = bare ? new URL(asked.pathname, base) : new URL(fillTemplate(operation.upstreamUrl, parameters));
  const query = [url.search.slice(1), asked.search.slice(1)].filter(Boolean).join("&");
  url.search = query;
  return url;
}

/** The operation that a request means. Throws `ApiError`: 404 for none, 405 for none of this method. */
async function defineOperation(request: Request, context: RequestContext): Promise<GatewayMatch> {
  const matches = await matchGateway(context.runtime, new URL(request.url).pathname);
  const asked = request.headers.get(FOREIGN_METHOD_HEADER) || request.method;
  const method = asked === "HEAD" ? "GET" : asked;
  const match = matches.find(({ operation }) => operation.method === method);
  if (match) return match;
  if (matches.length === 0) throw new ApiError("notFound", "There is nothing at this address.");
  const allow = matches.map(({ operation }) => operation.method).join(", ");
  throw new ApiError("methodNotAllowed", `This address takes ${allow}.`, { headers: { allow } });
}

/** Adds `Vary`: a cache must not give one caller's answer to another, whichever header their credential came in. */
function varying(answer: Response): Response {
  const names = (answer.headers.get("vary") ?? "").split(",").map((name) => name.trim().toLowerCase());
  const all = [...new Set(["authorization", "x-api-key", ...names])].filter(Boolean).join(", ");
  answer.headers.set("vary", names.includes("*") ? "*" : all);
  return answer;
}

/** What is said of the trace is ours where we make one: a client's own state would be told of another trace. */
function inTrace(passed: Record<string, string>, ours: Readonly<Record<string, string>>): Record<string, string> {
  if (ours.traceparent === undefined) return passed;
  const { tracestate: _, ...others } = passed;
  return { ...others, ...ours };
}

const handle: Handler = async (request, context) => {
  const { runtime, requestId, address } = context;
  const match = await defineOperation(request, context);
  const { operation } = match;
  context.entry.operation = operation.id;
  const caller = await admit(request, context, operation);
  Object.assign(context.entry.actors, caller.actors);
  const asked = new URL(request.url);
  const { method } = request;
  const identity = await identityHeaders(runtime, caller, { method, path: asked.pathname, requestId });
  const { privateUpstreamHosts } = await loadSettings(runtime);
  const url = upstreamUrl(match, asked);
  const work = (traceHeaders: Readonly<Record<string, string>>) =>
    forward({
      url,
      method,
      headers: {
        ...inTrace(forwardedHeaders(request.headers), traceHeaders),
        ...identity,
        "x-forwarded-for": address,
        "x-forwarded-host": asked.host,
        "x-forwarded-proto": asked.protocol.slice(0, -1),
        "x-request-id": requestId,
      },
      body: framedBody(request),
      timeoutSeconds: operation.timeoutSeconds,
      privateHosts: privateUpstreamHosts,
    });
  return varying(await getTracing(runtime).call({ name: "upstream", method, server: url.hostname, work }));
};

const gatewayErrorFormat: ErrorFormat = {
  ...dataErrorFormat,
  fail: async (error, request, context) => varying(await dataErrorFormat.fail(error, request, context)),
};

/** Every operation of an upstream API behind the gate; it stands at no fixed address. */
export const gatewayRoute = route(
  { GET: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle },
  gatewayErrorFormat,
  { forwarded: true },
);
