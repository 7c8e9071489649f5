import type { Database } from "../../../db/client";
import { isUniqueViolation } from "../../../db/errors";
import {
  type AccessRequestRow,
  decideAccessRequest,
  findAccessRequest,
  listAccessRequests as findRequests,
  renewAcceptLink,
} from "../../../db/queries/access-requests";
import { listAudit } from "../../../db/queries/audit";
import { knownScopes, listRoleScopes } from "../../../db/queries/roles";
import { emailTaken, findUserByIdentifier } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import { momentIn } from "../../clock";
import * as contract from "../../contracts/access-requests";
import { digestSecret } from "../../credentials/pepper";
import type { Runtime } from "../../runtime";
import { allows } from "../../scopes/scopes";
import { loadSettings } from "../../settings/settings";
import { mailAccessApproved, mailAccessRejected } from "../access-requests/access-request-letters";
import { newLinkToken } from "../access-requests/access-requests";
import { createPerson, freeUsername, usernameFrom } from "../accounts/people";
import { paged } from "../management/listed";
import { requireNoConnection } from "../management/made-within";
import { implement } from "../management/use-case";

const WEEK_MS = 7 * 86_400_000;
const TIMELINE_LENGTH = 100;

const notFound = () => new ApiError("notFound", "There is no such request.");

const view = (row: AccessRequestRow): contract.AccessRequest => ({
  id: row.id,
  name: row.name,
  organization: row.organization,
  email: row.email,
  integrationType: row.integrationType,
  description: row.description,
  status: row.status,
  reason: row.reason,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: row.decidedByName },
  scopes: row.scopes,
  userId: row.userId,
  linkExpiresAt: row.acceptedAt ? null : (row.acceptExpiresAt?.toISOString() ?? null),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

async function detailed(db: Database, id: string): Promise<contract.DetailedAccessRequest> {
  const row = await findAccessRequest(db, id);
  if (!row) throw notFound();
  const events = await listAudit(db, { targetId: id, limit: TIMELINE_LENGTH });
  return {
    ...view(row),
    hasAccount: row.userId !== null || (await emailTaken(db, row.email)),
    timeline: events.map(({ at, action, actorName }) => ({ at: at.toISOString(), action, actor: actorName })).reverse(),
  };
}

const target = (id: string) => ({ target: id, subjectId: null });

/** Says who was faster. Throws `ApiError`. */
async function refuseDecided(tx: Database, id: string): Promise<never> {
  const row = await findAccessRequest(tx, id);
  if (!row) throw notFound();
  throw new ApiError("conflict", `${row.decidedByName ?? "Somebody"} has ${row.status} this request already.`);
}

/** The scopes must be such as the account's role holds: no credential can do more. Throws `ApiError("validation")`. */
async function requireWithinRole(tx: Database, role: string, scopes: readonly string[]): Promise<void> {
  const known = await knownScopes(tx, scopes);
  const granted = await listRoleScopes(tx, role);
  const bad = scopes.find((scope) => !known.has(scope) || !allows(granted, scope));
  if (bad === undefined) return;
  const message = known.has(bad) ? `The role ${role} does not hold "${bad}".` : `There is no scope "${bad}".`;
  throw new ApiError("validation", `scopes: ${message}`, { details: [{ field: "scopes", message }] });
}

/** The account of whoever asked: the one that has the address already, or a new one, into which only the link leads. */
async function accountFor(tx: Database, row: AccessRequestRow, role: string) {
  const known = await findUserByIdentifier(tx, row.email);
  if (known?.disabledAt) throw new ApiError("conflict", "The account with this email address is disabled.");
  if (known) return known;
  return createPerson(tx, {
    name: row.name,
    email: row.email,
    username: await freeUsername(tx, usernameFrom(row.email)),
    passwordHash: null,
    role,
    emailVerifiedAt: null,
  });
}

function newLink({ env }: Runtime) {
  const token = newLinkToken();
  const acceptDigest = digestSecret(env.peppers, token);
  const acceptExpiresAt = momentIn(WEEK_MS);
  return { url: `${env.publicUrl}/request-access/accept/${token}`, kept: { acceptDigest, acceptExpiresAt } };
}

export const listAccessRequests = implement(contract.listAccessRequests, async ({ query }, { runtime }) => {
  const { status, search, ...page } = query;
  const filter = { ...page, ...(status && { status }), ...(search && { search }) };
  const { rows, ...meta } = await findRequests(runtime.db, filter);
  return paged(rows.map(view), meta);
});

export const getAccessRequest = implement(contract.getAccessRequest, ({ params }, { runtime }) =>
  detailed(runtime.db, params.id),
);

export const approveAccessRequest = implement(contract.approveAccessRequest, async ({ params, body }, context) => {
  const { runtime, caller } = context;
  requireNoConnection(caller, "accounts");
  const link = newLink(runtime);
  const { defaultRole } = await loadSettings(runtime);
  const row = await runtime.db
    .transaction(async (tx) => {
      const asked = await findAccessRequest(tx, params.id);
      if (asked?.status !== "pending") return refuseDecided(tx, params.id);
      const user = await accountFor(tx, asked, defaultRole);
      await requireWithinRole(tx, user.role, body.scopes);
      const decision = { status: "approved" as const, decidedBy: caller.user.id, userId: user.id, scopes: body.scopes };
      // Somebody may have been faster since: then the account that was just made goes with the transaction.
      if (!(await decideAccessRequest(tx, params.id, { ...decision, ...link.kept }))) {
        return refuseDecided(tx, params.id);
      }
      const detail = { scopes: body.scopes, account: user.id };
      await audit(tx, context, { action: "access-request.approve", ...target(params.id), detail });
      return asked;
    })
    .catch((error: unknown) => {
      // Somebody signed up with that address at the same moment.
      throw isUniqueViolation(error) ? new ApiError("conflict", "Try once more: an account was just made.") : error;
    });
  mailAccessApproved(runtime, row, link.url);
  return detailed(runtime.db, params.id);
});

export const rejectAccessRequest = implement(contract.rejectAccessRequest, async ({ params, body }, context) => {
  const { runtime, caller } = context;
  const row = await runtime.db.transaction(async (tx) => {
    const decision = { status: "rejected" as const, decidedBy: caller.user.id, reason: body.reason };
    if (!(await decideAccessRequest(tx, params.id, decision))) return refuseDecided(tx, params.id);
    await audit(tx, context, {
      action: "access-request.reject",
      ...target(params.id),
      detail: { reason: body.reason },
    });
    return findAccessRequest(tx, params.id);
  });
  if (!row) throw notFound();
  mailAccessRejected(runtime, row, body.reason);
  return detailed(runtime.db, params.id);
});

export const renewAccessRequestLink = implement(contract.renewAccessRequestLink, async ({ params }, context) => {
  const { runtime } = context;
  const link = newLink(runtime);
  const row = await runtime.db.transaction(async (tx) => {
    const asked = await findAccessRequest(tx, params.id);
    if (!asked) throw notFound();
    if (!(await renewAcceptLink(tx, params.id, link.kept))) {
      throw new ApiError("conflict", "It is not approved, or its credential was handed over already.");
    }
    await audit(tx, context, { action: "access-request.renew-link", ...target(params.id) });
    return asked;
  });
  mailAccessApproved(runtime, row, link.url);
  return detailed(runtime.db, params.id);
});
