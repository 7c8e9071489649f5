import { type AccessRequestRow, findByStatusLink, insertAccessRequest } from "../../../db/queries/access-requests";
import { throttle } from "../../access/rate-limit";
import { audit } from "../../audit/audit";
import * as contract from "../../contracts/access-requests";
import type { Input } from "../../contracts/call";
import { digestSecret, lookUpDigests } from "../../credentials/pepper";
import { newId, randomBase62 } from "../../ids";
import type { Runtime } from "../../runtime";
import type { VisitorOrigin } from "../accounts/email-verification";
import { implementOpen } from "../management/use-case";
import { mailAccessAsked } from "./access-request-letters";

/** The token of a private link; only its digest is kept. */
export const newLinkToken = (): string => randomBase62(40);

/**
 * Keeps a request for access, confirms it by mail and tells the administrators. Gives the token of its private status
 * page. Throws `AccessError("too_many_requests")`.
 */
export async function askForAccess(
  runtime: Runtime,
  asked: Input<typeof contract.createAccessRequest, "body">,
  origin: VisitorOrigin,
): Promise<{ id: string; token: string }> {
  await throttle(runtime, "access-request-address", origin.address);
  // The form mails whatever address a stranger types: no more often than any other form may.
  await throttle(runtime, "mail-account", asked.email.toLowerCase());
  const id = newId("req");
  const token = newLinkToken();
  await runtime.db.transaction(async (tx) => {
    await insertAccessRequest(tx, { ...asked, id, statusDigest: digestSecret(runtime.env.peppers, token) });
    await audit(tx, { ...origin, caller: null }, { action: "access-request.create", target: id, subjectId: null });
  });
  mailAccessAsked(runtime, { ...asked, id }, `${runtime.env.publicUrl}/request-access/${token}`);
  return { id, token };
}

export const createAccessRequest = implementOpen(contract.createAccessRequest, async ({ body }, context) => {
  const { id, token } = await askForAccess(context.runtime, body, context);
  return { id, status: "pending" as const, statusUrl: `${context.runtime.env.publicUrl}/request-access/${token}` };
});

/** What whoever asked may know of their request. */
export type AskedAccess = Pick<
  AccessRequestRow,
  "name" | "organization" | "integrationType" | "description" | "status" | "reason" | "createdAt" | "decidedAt"
> & { handedOver: boolean };

/** How the request of a private link stands; `null` for a link that is none. Throws `AccessError("too_many_requests")`. */
export async function readStatusLink(
  runtime: Runtime,
  token: string,
  origin: VisitorOrigin,
): Promise<AskedAccess | null> {
  await throttle(runtime, "link-address", origin.address);
  const row = await findByStatusLink(runtime.db, lookUpDigests(runtime.env.peppers, token.slice(0, 100)));
  if (!row) return null;
  const { name, organization, integrationType, description, status, reason, createdAt, decidedAt } = row;
  return {
    ...{ name, organization, integrationType, description, status, reason, createdAt, decidedAt },
    handedOver: row.acceptedAt !== null,
  };
}
