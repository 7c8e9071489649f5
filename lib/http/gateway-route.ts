import { admit } from "../access/gate";
import { ApiError } from "../api-error";
import { forward } from "../gateway/forward";
import { forwardedHeaders } from "../gateway/forward-headers";
import { type GatewayMatch, matchGateway } from "../gateway/gateway-operation";
import { identityHeaders } from "../gateway/identity-headers";
import { fillTemplate } from "../gateway/path";
import { settingsOf } from "../portal/settings";
import { dataManners } from "./api-manners";
import type { Handler, RequestContext } from "./handler";
import { noted } from "./noted";
import { route } from "./route";

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
async function operationOf(request: Request, context: RequestContext): Promise<GatewayMatch> {
  const matches = await matchGateway(context.runtime, new URL(request.url).pathname);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const match = matches.find(({ operation }) => operation.method === method);
  if (match) return match;
  if (matches.length === 0) throw new ApiError("notFound", "There is nothing at this address.");
  const allow = matches.map(({ operation }) => operation.method).join(", ");
  throw new ApiError("methodNotAllowed", `This address takes ${allow}.`, { headers: { allow } });
}

const handle: Handler = async (request, context) => {
  const { runtime, requestId, address } = context;
  const match = await operationOf(request, context);
  const { operation } = match;
  const note = { operation: operation.id, parties: {} };
  const work = async () => {
    const caller = await admit(request, context, operation);
    Object.assign(note.parties, caller.parties);
    const asked = new URL(request.url);
    const { method } = request;
    const length = request.headers.get("content-length");
    const identity = await identityHeaders(runtime, caller, { method, path: asked.pathname, requestId });
    const { privateUpstreams } = await settingsOf(runtime);
    return forward({
      url: upstreamUrl(match, asked),
      method,
      headers: {
        ...forwardedHeaders(request.headers),
        ...(length !== null && { "content-length": length }),
        ...identity,
        "x-forwarded-for": address,
        "x-forwarded-host": asked.host,
        "x-forwarded-proto": asked.protocol.slice(0, -1),
        "x-request-id": requestId,
      },
      // A request that announces no body has none: an empty one of unknown length would puzzle some upstreams.
      body: length !== null || request.headers.has("transfer-encoding") ? request.body : null,
      timeoutSeconds: operation.timeoutSeconds,
      allowPrivate: privateUpstreams,
    });
  };
  return noted(request, context, note, work, (error) => dataManners.fail(error, request, context));
};

/** Every operation of an upstream API behind the gate; it stands at no fixed address. */
export const gatewayRoute = route(
  { GET: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle },
  dataManners,
);
