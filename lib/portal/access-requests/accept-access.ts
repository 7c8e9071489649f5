import {
  type AccessRequestRow,
  findByAcceptLink,
  recordApplication,
  redeemAcceptLink,
  reopenAcceptLink,
} from "../../../db/queries/access-requests";
import { findUser, type UserRow, updateUser } from "../../../db/queries/users";
import { throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import { momentIn } from "../../clock";
import type { IntegrationType } from "../../contracts/access-requests";
import { hashPassword } from "../../credentials/password";
import { lookUpDigests } from "../../credentials/pepper";
import type { Runtime } from "../../runtime";
import { intersectScopes } from "../../scopes/scopes";
import { requireGoodPassword } from "../accounts/password-rules";
import {
  findSessionPerson,
  type SessionOrigin,
  type SignedIn,
  sessionCaller,
  startSession,
} from "../accounts/portal-session";
import type { StartedSession } from "../accounts/sign-in";
import { createApp } from "../apps/apps";
import { credentialEndpoints } from "../credentials/credential-endpoints";
import type { PersonContext } from "../management/use-case";

const { create: createToken } = credentialEndpoints("access-token").useCases;

type Origin = Omit<SessionOrigin, "method">;

/** A credential that is handed over: its secret is shown this once. */
export type HandedOver =
  | { kind: "app"; id: string; clientId: string; clientSecret: string }
  | { kind: "access-token"; id: string; token: string };

const spent = () =>
  new ApiError("validation", "That link is no longer good. Ask whoever approved your request for another one.", {
    details: [{ field: "token", message: "The link was used already, has expired, or was replaced by a newer one." }],
  });

async function findOpen(runtime: Runtime, token: string, origin: Origin) {
  await throttle(runtime, "link-address", origin.address);
  const digests = lookUpDigests(runtime.env.peppers, token.slice(0, 100));
  const row = await findByAcceptLink(runtime.db, digests);
  const user = row?.userId ? await findUser(runtime.db, row.userId) : null;
  return row && user && !user.disabledAt ? { row, user, digests } : null;
}

/** What the page of a one-time link says before it is used. */
export interface OpenHandover {
  userId: string;
  email: string;
  integrationType: IntegrationType;
  /** Nobody has got into the account yet: a password is chosen with the link. */
  invited: boolean;
}

/** What a one-time link leads to, without using it up; `null` where it is no longer good. */
export async function readAcceptLink(runtime: Runtime, token: string, origin: Origin): Promise<OpenHandover | null> {
  const found = await findOpen(runtime, token, origin);
  if (!found) return null;
  const { row, user } = found;
  return {
    userId: user.id,
    email: user.email,
    integrationType: row.integrationType,
    invited: user.passwordHash === null,
  };
}

async function issue(context: PersonContext, row: AccessRequestRow): Promise<HandedOver> {
  // What the role holds by now: it may have lost something since the approval.
  const scopes = intersectScopes(row.scopes ?? [], context.caller.scopes);
  const name = row.organization.slice(0, 60);
  const nothing = { params: {}, query: {} };
  if (row.integrationType === "direct") {
    const made = await createToken.run({ ...nothing, body: { name, scopes } }, context);
    return { kind: "access-token", id: made.id, token: made.token };
  }
  const description = row.description.slice(0, 500);
  const app = { name, type: "confidential" as const, redirectUris: [], scopes, description };
  const made = await createApp.run({ ...nothing, body: app }, context);
  await recordApplication(context.runtime.db, row.id, made.id);
  return { kind: "app", id: made.id, clientId: made.clientId, clientSecret: made.clientSecret ?? "" };
}

/** Uses the link up: the account opens with a password of its new owner's choice, or to whoever is signed in to it. */
async function redeem(
  runtime: Runtime,
  { row, user, digests }: { row: AccessRequestRow; user: UserRow; digests: readonly string[] },
  { password, person }: { password: string; person: SignedIn | null },
  origin: Origin,
): Promise<string> {
  const invited = user.passwordHash === null;
  if (!invited && person?.user.id !== user.id) {
    throw new ApiError("forbidden", `Sign in as ${user.email} first: the link alone does not open an account.`);
  }
  if (invited) await requireGoodPassword(runtime, password, user, "password");
  const passwordHash = invited ? await hashPassword(password) : null;
  return runtime.db.transaction(async (tx) => {
    if (!(await redeemAcceptLink(tx, digests))) throw spent();
    // Whoever holds the link reads the mail of that address.
    const emailVerifiedAt = user.emailVerifiedAt ?? momentIn(0);
    await updateUser(tx, user.id, { emailVerifiedAt, ...(passwordHash && { passwordHash }) });
    const session =
      invited || !person ? await startSession(tx, user, { ...origin, method: "invitation" }) : person.session.id;
    const actor = { ...origin, caller: { user, credential: null } };
    await audit(tx, actor, { action: "access-request.accept", target: row.id });
    return session;
  });
}

/**
 * Hands the credential of an approved request over, once: nothing of it exists before, and nothing of it is mailed. An
 * invited person chooses a password and is signed in; somebody who has an account must be signed in to it, since a mail
 * that leaks must not be worth more than their password. Throws `ApiError`, `validation` for a link that is no longer
 * good, and `AccessError("too_many_requests")`.
 */
export async function acceptAccess(
  runtime: Runtime,
  token: string,
  given: { password: string; person: SignedIn | null },
  origin: Origin,
): Promise<{ session: StartedSession; credential: HandedOver }> {
  const found = await findOpen(runtime, token, origin);
  if (!found) throw spent();
  const sessionId = await redeem(runtime, found, given, origin);
  try {
    const person = await findSessionPerson(runtime, sessionId, origin.address);
    if (!person) throw new Error("the session that has just begun is gone");
    const caller = { ...sessionCaller(person, origin.address), user: person.user };
    const context = { runtime, requestId: origin.requestId, address: origin.address, caller };
    const credential = await issue(context, found.row);
    const { id, name, email } = person.user;
    return { session: { id: sessionId, user: { id, name, email } }, credential };
  } catch (error) {
    // Nothing was handed over: the link stays good.
    await reopenAcceptLink(runtime.db, found.row.id);
    throw error;
  }
}
