import { findPerson } from "../../db/queries/token-people";
import { callerAllows } from "../access/caller";
import { protectedEchoOperation, userinfoOperation, whoamiOperation } from "../access/identity-operations";
import { IDENTITY_SCOPES, identityClaims } from "../oauth/id-token";
import { AccessError } from "../refusals/access-error";
import { jsonResponse } from "../whole-response";
import type { ProtectedContext, ProtectedEndpoint } from "./protected-route";
import { readJson } from "./read-json";

const noStore = { headers: { "cache-control": "no-store" } };

async function personBehind({ caller, runtime }: ProtectedContext) {
  const person = caller.user && (await findPerson(runtime.db, caller.user.id));
  if (!person) throw new AccessError("insufficient_scope", "This credential acts for no person.", { scope: "openid" });
  return person;
}

/** `GET|POST /auth/oauth/userinfo` (OpenID Connect Core §5.3). */
export const userinfo: ProtectedEndpoint = {
  operation: userinfoOperation,
  async handle(_request, context) {
    const person = await personBehind(context);
    const open = IDENTITY_SCOPES.filter((scope) => callerAllows(context.caller, scope));
    return jsonResponse({ sub: person.id, ...identityClaims(person, open) }, noStore);
  },
};

/** `GET /authorization/whoami` (CONTRACT §2.4). */
export const whoami: ProtectedEndpoint = {
  operation: whoamiOperation,
  async handle(_request, { caller }) {
    const { user, clientId, subject, scopes } = caller;
    return jsonResponse(
      {
        id: user?.id ?? subject,
        name: user?.name ?? clientId ?? subject,
        email: user?.email ?? null,
        username: user?.username ?? null,
        role: user?.role ?? null,
        clientId,
        scopes,
      },
      noStore,
    );
  },
};

/** `POST /protected_endpoint` (CONTRACT §2.4): echoes, for trying credentials out. */
export const protectedEcho: ProtectedEndpoint = {
  operation: protectedEchoOperation,
  async handle(request, { caller }) {
    const body = await readJson(request, { emptyIs: {} });
    const echoed = typeof body === "object" && body !== null && !Array.isArray(body) ? body : { body };
    return jsonResponse({ ...echoed, subject: caller.subject, scopes: caller.scopes }, noStore);
  },
};
