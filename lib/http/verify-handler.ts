import { AccessError } from "../access/access-error";
import { admit } from "../access/gate";
import type { Operation } from "../access/operation";
import { liveOperation } from "../access/operations";
import { gatewayOperations, matchGateway } from "../gateway/gateway-operation";
import { identityHeaders } from "../gateway/identity-headers";
import { plainSegments } from "../gateway/path";
import type { Runtime } from "../runtime";
import { accessErrorResponse } from "./access-error-response";
import { dataManners } from "./api-manners";
import type { Handler, RequestContext } from "./handler";
import { noted } from "./noted";
import { PROXIED_HEADER } from "./private-headers";
import { type RouteExports, type RouteManners, route } from "./route";

/** What a proxy asks about. */
interface Asked {
  method: string | null;
  /** Without its query. */
  path: string;
}

const refuse = (reason: string): never => {
  throw new AccessError("insufficient_scope", "This request may not pass.", { finding: { reason } });
};

const oneOf = (request: Request, names: readonly string[]): string | null => {
  const given = new Set(names.flatMap((name) => request.headers.get(name) ?? []));
  // One of them is the client's own, sent to be asked about another request than the one that follows.
  if (given.size > 1) refuse("The headers that name the original request contradict each other.");
  const [value] = given;
  // Sent twice, the two arrive as one.
  if (value?.includes(", ")) refuse("A header that names the original request is there twice.");
  return value ?? null;
};

/** The request that stands behind this one, as nginx, Traefik and Caddy tell of it. */
function askedOf(request: Request): Asked | null {
  const uri = oneOf(request, ["x-forwarded-uri", "x-original-uri"]);
  const method = oneOf(request, ["x-forwarded-method", "x-original-method"]);
  if (uri === null) return null;
  const [path = ""] = uri.split(/[?#]/);
  // Most servers answer alike with a slash at the end and without.
  return { method: method?.toUpperCase() ?? null, path: path.replace(/(.)\/$/, "$1") };
}

const firstSegment = (path: string) => path.split("/")[1]?.toLowerCase();

const isListed = async (runtime: Runtime, path: string) =>
  (await gatewayOperations(runtime)).some((operation) => firstSegment(operation.path) === firstSegment(path));

const anyCredential = (scope: string | null): Operation => ({
  id: "auth-verify",
  method: "GET",
  path: "/auth/verify",
  summary: "Whether a proxy may let a request pass.",
  scope,
  publicScopes: [],
});

/**
 * The operation that decides: the one at the original address, else the scope that the proxy's configuration names. What
 * the headers say may always narrow; that an operation is public is believed of a trusted proxy alone, since anybody
 * else could name another address than the one they are after.
 */
async function decisive(request: Request, { runtime }: RequestContext): Promise<Operation> {
  const wanted = anyCredential(new URL(request.url).searchParams.get("scope"));
  const asked = askedOf(request);
  if (!asked) return wanted;
  if (asked.path !== "/" && !plainSegments(asked.path)) {
    refuse("The original address can be read in more than one way.");
  }
  const matches = await matchGateway(runtime, asked.path);
  if (matches.length === 0) {
    // Where operations are listed, what is not listed beside them is no way round them (`/Orders/1`).
    if (wanted.scope === null && (await isListed(runtime, asked.path))) refuse("No operation is at this address.");
    return wanted;
  }
  if (asked.method === null) refuse("The proxy does not say which method the original request has.");
  const method = asked.method === "HEAD" ? "GET" : asked.method;
  const match = matches.find(({ operation }) => operation.method === method);
  if (!match) return refuse("The original address does not take this method.");
  const live = await liveOperation(runtime, match.operation);
  const proxied = request.headers.get(PROXIED_HEADER) === "1";
  return live.public && !proxied ? wanted : match.operation;
}

const STATUSES = new Set([401, 403]);

/** nginx takes every answer but 2xx, 401 and 403 for a fault of its own: a refusal of any other kind is a 403. */
const fail: RouteManners["fail"] = (error, request, context) => {
  if (!(error instanceof AccessError)) return dataManners.fail(error, request, context);
  const response = accessErrorResponse(error, request, context.runtime.env.publicUrl);
  if (STATUSES.has(response.status)) return response;
  return new Response(response.body, { status: 403, headers: response.headers });
};

const verify: Handler = async (request, context) => {
  const note = { operation: "auth-verify", parties: {} };
  const work = async () => {
    const operation = await decisive(request, context);
    note.operation = operation.id;
    const caller = await admit(request, context, operation);
    Object.assign(note.parties, caller.parties);
    const asked = askedOf(request);
    const about = { method: asked?.method ?? "GET", path: asked?.path ?? "", requestId: context.requestId };
    const headers = await identityHeaders(context.runtime, caller, about);
    return new Response(null, { status: 204, headers: { ...headers, "cache-control": "no-store" } });
  };
  return noted(request, context, note, work, (error) => fail(error, request, context));
};

/** `GET|HEAD /auth/verify`: for nginx `auth_request`, Traefik and Caddy forward auth. */
export const verifyRoute = (): RouteExports => route({ GET: verify }, { ...dataManners, fail, cors: null });
