import type { Caller } from "../access/caller";
import type { Access } from "../contracts/call";
import type { RequestContext } from "./handler";

/**
 * Who calls the management API: the person of the session cookie, or of a Bearer token or API key with the scope that
 * `access` names. `null` for nobody, where anyone may call.
 */
export async function portalCaller(
  _request: Request,
  _context: RequestContext,
  _access: Access,
): Promise<Caller | null> {
  throw new Error("not built yet");
}
