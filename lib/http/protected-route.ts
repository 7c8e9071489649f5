import type { Caller } from "../access/caller";
import { admit } from "../access/gate";
import type { Operation } from "../access/operation";
import { dataErrorFormat } from "./api-error-format";
import type { Handler, RequestContext } from "./handler";
import { bounded } from "./large-answer";
import { type ErrorFormat, type RouteExports, route } from "./route";

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
  ({ operation, handle }: ProtectedEndpoint): Handler =>
  async (request, context) => {
    const asked = typeof operation === "function" ? operation(request, context) : operation;
    context.entry.operation = asked.id;
    const caller = await admit(request, context, asked);
    Object.assign(context.entry.actors, caller.actors);
    return bounded(context.runtime, caller, await handle(request, { ...context, caller, operation: asked }));
  };

/**
 * A route of the protected API: every method passes the gate (DESIGN §1.2) before its handler runs. `format` words
 * errors and defaults to the data APIs' own.
 */
export function protectedRoute(
  endpoints: Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", ProtectedEndpoint>>,
  format: ErrorFormat = dataErrorFormat,
): RouteExports {
  return route(
    Object.fromEntries(Object.entries(endpoints).map(([method, endpoint]) => [method, behindGate(endpoint)])),
    format,
  );
}
