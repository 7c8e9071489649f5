import type { Database } from "../../../db/client";
import {
  dropOldSessions,
  endSession,
  findLiveSession,
  insertSession,
  type SessionPerson,
  touchSession,
} from "../../../db/queries/sessions";
import { recordSignIn } from "../../../db/queries/users";
import { type Caller, type CallerUser, NO_BOUNDS } from "../../access/caller";
import { audit } from "../../audit/audit";
import { momentIn } from "../../clock";
import { newId } from "../../ids";
import type { Runtime } from "../../runtime";
import type { KnownBrowser } from "./known-browser";

/** How long a browser stays signed in. */
export const SESSION_SECONDS = 30 * 86_400;

/** The session's last use is written at most this often. */
const TOUCH_AFTER_SECONDS = 60;

/** Where a session is used from. */
export interface SessionOrigin {
  address: string;
  userAgent: string | null;
  requestId: string;
  /** How the person showed who they are: `password`, or the name of an external provider. */
  method: string;
  /** The browser, where people have signed in with it before. */
  browser?: KnownBrowser | null;
}

/** A person who is signed in at the portal, with what they may do now. */
export interface SignedIn {
  user: CallerUser & { emailVerified: boolean };
  /** The scopes of their role, as it is now. */
  scopes: readonly string[];
  session: { id: string; authenticatedAt: Date };
}

/** Starts a session for a person who has just shown who they are. Gives its id, for the cookie. */
export async function startSession(tx: Database, user: { id: string }, origin: SessionOrigin): Promise<string> {
  const id = newId("ses");
  await dropOldSessions(tx, user.id);
  await insertSession(tx, {
    id,
    userId: user.id,
    address: origin.address,
    userAgent: origin.userAgent?.slice(0, 300) ?? null,
    expiresAt: momentIn(SESSION_SECONDS * 1000),
  });
  await recordSignIn(tx, user.id);
  await audit(
    tx,
    { ...origin, caller: { user, credential: null } },
    { action: "session.start", target: id, detail: { method: origin.method } },
  );
  return id;
}

const signedIn = (id: string, person: SessionPerson): SignedIn => ({
  user: {
    id: person.id,
    accountNumber: person.accountNumber,
    name: person.name,
    email: person.email,
    username: person.username,
    role: person.role,
    emailVerified: person.emailVerified,
  },
  scopes: person.scopes,
  session: { id, authenticatedAt: new Date(person.authenticatedAt * 1000) },
});

/** Who is signed in by a session; `null` where it has ended or expired, or its person is disabled. */
export async function findSessionPerson(runtime: Runtime, id: string, address: string): Promise<SignedIn | null> {
  const person = await findLiveSession(runtime.db, id);
  if (!person || person.disabled) return null;
  if (person.idle > TOUCH_AFTER_SECONDS) await touchSession(runtime.db, id, address);
  return signedIn(id, person);
}

/** The signed-in person as a caller of the management API. */
export const sessionCaller = ({ user, scopes, session }: SignedIn, address: string): Caller => ({
  credential: { noun: "session", id: session.id },
  actors: { userId: user.id },
  user,
  clientId: null,
  subject: user.id,
  scopes,
  bounds: NO_BOUNDS,
  address,
  session,
});

/** Signs out: the cookie is worth nothing from now on, wherever a copy of it lies. */
export async function signOut(
  runtime: Runtime,
  userId: string,
  id: string,
  origin: { address: string; requestId: string },
): Promise<void> {
  await runtime.db.transaction(async (tx) => {
    if (!(await endSession(tx, userId, id))) return;
    await audit(
      tx,
      { ...origin, caller: { user: { id: userId }, credential: null } },
      { action: "session.end", target: id },
    );
  });
}
