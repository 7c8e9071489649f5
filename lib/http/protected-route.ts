import type { Caller } from "../access/caller";
import { admit } from "../access/gate";
import type { Operation } from "../access/operation";
import { dataManners } from "./api-manners";
import type { Handler, RequestContext } from "./handler";
import { noted } from "./noted";
import { type RouteExports, type RouteManners, route } from "./route";

/** What the handler of a protected operation gets once the gate has let the request in. */
export interface ProtectedContext extends RequestContext {
  caller: Caller;
  operation: Operation;
}

export interface ProtectedEndpoint {
  /** The operation, or how to tell it from the request where one URL serves several (`/api/v1/{entity}`). */
  operation: Operation | ((request: Request, context: RequestContext) => Operation);
  handle: Handler<ProtectedContext>;
}

const behindGate =
  ({ operation, handle }: ProtectedEndpoint, manners: RouteManners): Handler =>
  async (request, context) => {
    const asked = typeof operation === "function" ? operation(request, context) : operation;
    const note = { operation: asked.id, parties: {} };
    const work = async () => {
      const caller = await admit(request, context, asked);
      Object.assign(note.parties, caller.parties);
      return handle(request, { ...context, caller, operation: asked });
    };
    return noted(request, context, note, work, (error) => manners.fail(error, request, context));
  };

/**
 * A route of the protected API: every method passes the gate (DESIGN §1.2) before its handler runs. `manners` words
 * errors and defaults to the data APIs' own.
 */
export function protectedRoute(
  endpoints: Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", ProtectedEndpoint>>,
  manners: RouteManners = dataManners,
): RouteExports {
  return route(
    Object.fromEntries(Object.entries(endpoints).map(([method, endpoint]) => [method, behindGate(endpoint, manners)])),
    manners,
  );
}
