import { AccessError, type AccessErrorFacts } from "../refusals/access-error";
import { withActors } from "../refusals/with-actors";
import { toNetwork } from "./address";
import { authenticate, type GateContext } from "./authenticate";
import { type Caller, NO_BOUNDS, requireScope } from "./caller";
import type { Operation } from "./operation";
import { askedScope, type LiveOperation, liveOperation } from "./operations";
import { throttle, throttleOperation } from "./rate-limit";
import { whatIsMissing } from "./what-is-missing";

/** Nobody in particular, on an operation that an administrator made public. */
const anonymous = (operation: Operation, address: string): Caller => ({
  credential: null,
  actors: {},
  user: null,
  clientId: null,
  subject: "anonymous",
  scopes: operation.publicScopes,
  bounds: NO_BOUNDS,
  address,
  session: null,
});

/** The scope that lets a caller in, for clients that ask people for what a challenge names (RFC 6750 §3). */
function challengeFacts({ scope, publicScopes }: Operation): AccessErrorFacts {
  const asked = scope ?? publicScopes.join(" ");
  return asked === "" ? {} : { scope: asked };
}

/** Counts a call against the operation's own limit, where an administrator has set one. */
async function limitOperation(runtime: GateContext["runtime"], { id, rateLimit }: LiveOperation, key: string) {
  if (rateLimit !== null) await throttleOperation(runtime, { id, callsPerMinute: rateLimit }, key);
}

/**
 * The one gate (DESIGN §1.2): credential → caller → address → operation's scope ⊆ effective scopes → rate limit. Gives
 * the caller, or throws an `AccessError`. A credential that is sent must be good even where none is needed.
 */
export async function admit(request: Request, context: GateContext, declared: Operation): Promise<Caller> {
  const operation = await liveOperation(context.runtime, declared);
  const caller = await authenticate(request, context);
  if (!caller) {
    if (!operation.public)
      throw new AccessError("credential_missing", whatIsMissing(request), challengeFacts(operation));
    await throttle(context.runtime, "anonymous-address", context.address);
    await limitOperation(context.runtime, operation, toNetwork(context.address));
    return anonymous(operation, context.address);
  }
  return withActors(caller.actors, async () => {
    const asked = askedScope(operation);
    if (asked !== null) requireScope(caller, asked);
    const key = caller.credential?.id ?? caller.subject;
    await throttle(context.runtime, "calls-credential", key);
    await limitOperation(context.runtime, operation, key);
    return caller;
  });
}
