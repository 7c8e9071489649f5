import { admit } from "../access/gate";
import type { Operation } from "../access/operation";
import { liveOperation } from "../access/operations";
import { scopeName } from "../contracts/fields";
import { gatewayOperations, matchGateway } from "../gateway/gateway-operation";
import { identityHeaders } from "../gateway/identity-headers";
import { plainSegments } from "../gateway/path";
import { AccessError } from "../refusals/access-error";
import type { Runtime } from "../runtime";
import { loadSettings } from "../settings/settings";
import { wholeResponse } from "../whole-response";
import { accessErrorResponse } from "./access-error-response";
import { dataErrorFormat } from "./api-error-format";
import type { Handler, RequestContext } from "./handler";
import { PROXIED_HEADER } from "./private-headers";
import { recognised } from "./recognised";
import { type ErrorFormat, type RouteExports, route } from "./route";

/** What a proxy asks about. */
interface Asked {
  method: string | null;
  /** Without its query. */
  path: string;
}

const refuse = (reason: string): never => {
  throw new AccessError("insufficient_scope", "This request may not pass.", { explanation: { reason } });
};

const readOne = (request: Request, names: readonly string[]): string | null => {
  const given = new Set(names.flatMap((name) => request.headers.get(name) ?? []));
  // One of them is the client's own, sent to be asked about another request than the one that follows.
  if (given.size > 1) refuse("The headers that name the original request contradict each other.");
  const [value] = given;
  // Sent twice, the two arrive as one.
  if (value?.includes(", ")) refuse("A header that names the original request is there twice.");
  return value ?? null;
};

/** The request that stands behind this one, as nginx, Traefik and Caddy tell of it. */
function readAsked(request: Request): Asked | null {
  const uri = readOne(request, ["x-forwarded-uri", "x-original-uri"]);
  const method = readOne(request, ["x-forwarded-method", "x-original-method"]);
  if (uri === null) return null;
  const [path = ""] = uri.split(/[?#]/);
  // Most servers answer alike with a slash at the end and without.
  return { method: method?.toUpperCase() ?? null, path: path.replace(/(.)\/$/, "$1") };
}

const firstSegment = (path: string) => path.split("/")[1]?.toLowerCase();

/**
 * Refuses an address that no operation lists, unless the settings let it pass. Whoever lists operations means them to be
 * what there is: an address that was forgotten would else be open to everybody who can make themselves a key.
 */
async function requireUnlistedAllowed(runtime: Runtime, path: string | null): Promise<void> {
  const [{ unlistedAddresses }, operations] = [await loadSettings(runtime), await gatewayOperations(runtime)];
  if (unlistedAddresses === "refuse") refuse("No operation is known to be at this address.");
  if (path === null) return;
  // Beside listed ones in any case: `/Orders/1` may be to the API behind what `/orders/1` is.
  const isClose = ({ path: listed }: Operation) => firstSegment(listed) === firstSegment(path);
  if (operations.some(unlistedAddresses === "auto" ? () => true : isClose)) refuse("No operation is at this address.");
}

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
  const scope = new URL(request.url).searchParams.get("scope");
  if (scope !== null && !scopeName.safeParse(scope).success) refuse("The proxy asks for a scope that is none.");
  const wanted = anyCredential(scope);
  const asked = readAsked(request);
  if (!asked) {
    if (wanted.scope === null) await requireUnlistedAllowed(runtime, null);
    return wanted;
  }
  if (asked.path !== "/" && !plainSegments(asked.path)) {
    refuse("The original address can be read in more than one way.");
  }
  const matches = await matchGateway(runtime, asked.path);
  if (matches.length === 0) {
    if (wanted.scope === null) await requireUnlistedAllowed(runtime, asked.path);
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

const STATUSES = new Set([401, 403, 503]);

/**
 * nginx takes every answer but 2xx, 401 and 403 for a fault of its own: a refusal of any other kind is a 403. That this
 * cannot be checked now is such a fault, and must not look like lost rights.
 */
const fail: ErrorFormat["fail"] = (thrown, request, context) => {
  const error = recognised(thrown, context);
  if (!(error instanceof AccessError)) return dataErrorFormat.fail(error, request, context);
  const response = accessErrorResponse(error, request, context.runtime.env.publicUrl);
  if (STATUSES.has(response.status)) return response;
  return new Response(response.body, { status: 403, headers: response.headers });
};

const verify: Handler = async (request, context) => {
  const { entry } = context;
  entry.operation = "auth-verify";
  const operation = await decisive(request, context).catch(async (refusal: unknown) => {
    // What is listed is nobody's business who has no credential: they are asked for one first.
    await admit(request, context, anyCredential(null));
    throw refusal;
  });
  entry.operation = operation.id;
  const caller = await admit(request, context, operation);
  Object.assign(entry.actors, caller.actors);
  const asked = readAsked(request);
  const about = { method: asked?.method ?? "GET", path: asked?.path ?? "", requestId: context.requestId };
  const headers = await identityHeaders(context.runtime, caller, about);
  return wholeResponse(null, { status: 204, headers: { ...headers, "cache-control": "no-store" } });
};

/** `GET|HEAD /auth/verify`: for nginx `auth_request`, Traefik and Caddy forward auth. */
export const verifyRoute = (): RouteExports => route({ GET: verify }, { ...dataErrorFormat, fail, cors: null });
