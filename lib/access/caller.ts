import { AccessError } from "../refusals/access-error";
import type { Actors } from "../refusals/actors";
import { allows } from "../scopes/scopes";

/** A person, as far as a protected request needs to know. */
export interface CallerUser {
  id: string;
  accountNumber: number;
  name: string;
  email: string;
  username: string;
  role: string;
}

/** What bounds whatever a caller makes: it must not be good for longer, nor from elsewhere, than what it was made with. */
export interface CallerBounds {
  /** When the credential of the call ends; `null`: not by time. */
  expiresAt: Date | null;
  /** The only addresses that it may be used from; `null`: any. */
  addresses: readonly string[] | null;
  /** The connection that it ends with, where an app acts for a person. */
  grantId: string | null;
}

/** The bounds of a person at the browser, and of what is bounded by scopes alone. */
export const NO_BOUNDS: CallerBounds = { expiresAt: null, addresses: null, grantId: null };

/** Who makes a protected request, once the gate has let it in. */
export interface Caller {
  /** How they showed who they are; for logs and words, never for decisions. */
  credential: { noun: string; id: string } | null;
  /** Whom and what this is counted for, and who may read about it. */
  actors: Actors;
  /** The user whose data and rights count; `null` for an app of its own or an anonymous caller of a public operation. */
  user: CallerUser | null;
  /** `client_id` of the app that calls, if one does. */
  clientId: string | null;
  /** The `sub` of the caller: user id or client id; `anonymous` on a public operation. */
  subject: string;
  /** Effective scopes: credential ∩ app ∩ consent ∩ role, today (DESIGN §1.3). */
  scopes: readonly string[];
  bounds: CallerBounds;
  address: string;
  /** The browser session of the portal, where that is the credential. */
  session: { id: string; authenticatedAt: Date } | null;
}

/** Whether the caller may do what `scope` names. */
export const callerAllows = (caller: Caller, scope: string): boolean => allows(caller.scopes, scope);

/** Refuses with 403 unless the caller's effective scopes cover `scope`. Throws `AccessError`. */
export function requireScope(caller: Caller, scope: string): void {
  if (!callerAllows(caller, scope)) {
    const explanation = {
      reason: "A scope is missing.",
      expected: scope,
      received: caller.scopes.join(" ") || "no scope",
    };
    throw new AccessError("insufficient_scope", `This needs the scope "${scope}".`, { scope, explanation });
  }
}
