import type { Runtime } from "../runtime";
import type { Caller } from "./caller";
import type { Operation } from "./operation";

/** What the gate needs to know of a request beside itself. */
export interface GateContext {
  runtime: Runtime;
  requestId: string;
  address: string;
}

/**
 * The one gate (DESIGN §1.2): credential → caller → address → operation's scope ⊆ effective scopes. Gives the caller, or
 * throws an `AccessError`.
 */
export async function admit(_request: Request, _context: GateContext, _operation: Operation): Promise<Caller> {
  throw new Error("not built yet");
}
