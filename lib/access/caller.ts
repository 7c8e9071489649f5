import type { Parties } from "../oauth/finding";
import { AccessError } from "./access-error";
import { allows } from "./scopes";

/** A person, as far as a protected request needs to know. */
export interface CallerUser {
  id: string;
  accountNumber: number;
  name: string;
  email: string;
  username: string;
  role: string;
}

/** Who makes a protected request, once the gate has let it in. */
export interface Caller {
  /** How they showed who they are; for logs and usage, never for decisions. */
  credential: { kind: string; id: string } | null;
  /** Whom and what this is counted for, and who may read about it. */
  parties: Parties;
  /** The user whose data and rights count; `null` for an app of its own or an anonymous caller of a public operation. */
  user: CallerUser | null;
  /** `client_id` of the app that calls, if one does. */
  clientId: string | null;
  /** The `sub` of the caller: user id or client id; `anonymous` on a public operation. */
  subject: string;
  /** Effective scopes: credential ∩ app ∩ consent ∩ role, today (DESIGN §1.3). */
  scopes: readonly string[];
  address: string;
  /** The browser session of the portal, where that is the credential. */
  session: { id: string; authenticatedAt: Date } | null;
}

/** Whether the caller may do what `scope` names. */
export const callerAllows = (caller: Caller, scope: string): boolean => allows(caller.scopes, scope);

/** Refuses with 403 unless the caller's effective scopes cover `scope`. Throws `AccessError`. */
export function requireScope(caller: Caller, scope: string): void {
  if (!callerAllows(caller, scope)) {
    const finding = { reason: "A scope is missing.", expected: scope, received: caller.scopes.join(" ") || "no scope" };
    throw new AccessError("insufficient_scope", `This needs the scope "${scope}".`, { scope, finding });
  }
}
