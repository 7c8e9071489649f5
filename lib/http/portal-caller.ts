import { authenticate } from "../access/authenticate";
import { type Caller, requireScope } from "../access/caller";
import { ApiError } from "../api-error";
import type { Access } from "../contracts/call";
import { sessionCaller } from "../portal/accounts/portal-session";
import { AccessError } from "../refusals/access-error";
import type { RequestContext } from "./handler";
import { isSameOrigin } from "./same-origin";
import { findRequestPerson } from "./session-cookie";

// A credential that is sent on purpose counts before a cookie that the browser adds by itself.
const carriesCredential = (request: Request) =>
  request.headers.has("authorization") || request.headers.has("x-api-key");

async function callerOfSession(request: Request, context: RequestContext): Promise<Caller | null> {
  const person = await findRequestPerson(request, context.runtime);
  if (!person) return null;
  if (!isSameOrigin(request, context.runtime.env.publicUrl)) {
    throw new ApiError("forbidden", "This request does not come from a page of this site.");
  }
  return sessionCaller(person, context.address);
}

/**
 * Who calls the management API: the person of the session cookie, or of a Bearer token or API key with the scope that
 * `access` names. `null` for nobody, where anyone may call. Throws `AccessError`, and `ApiError` for a forged form.
 */
export async function portalCaller(request: Request, context: RequestContext, access: Access): Promise<Caller | null> {
  const byCredential = carriesCredential(request) ? await authenticate(request, context) : null;
  if (byCredential) {
    if (access !== "anyone") requireScope(byCredential, access);
    return byCredential;
  }
  // No address list is asked here: an entry that shuts its own author out must stay within reach of the browser.
  const caller = await callerOfSession(request, context);
  if (access === "anyone") return caller;
  if (!caller) throw new AccessError("credential_missing", "Sign in, or send an API key or an access token.");
  // A signed-in person manages their own account by right; to administer takes a role that may.
  if (access === "admin") requireScope(caller, "admin");
  return caller;
}
