import { queueDeliveries } from "../../../db/queries/webhook-audience";
import {
  type DeliveryRow,
  findDelivery,
  listDeliveries,
  requeueDelivery,
} from "../../../db/queries/webhook-deliveries";
import { findEndpoint, type WebhookEndpoint } from "../../../db/queries/webhook-endpoints";
import { throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { momentIn } from "../../clock";
import { TEST_EVENT } from "../../contracts/webhook-events";
import * as contract from "../../contracts/webhooks";
import { wake } from "../../events/wake";
import { newId } from "../../ids";
import { buildBody, buildHeaders } from "../../webhooks/message";
import { paged } from "../management/listed";
import { implement, type PersonContext } from "../management/use-case";

const deliveryNotFound = () => new ApiError("notFound", "There is no such delivery.");

const getAttempts = ({ outcomes }: DeliveryRow): contract.WebhookAttempt[] =>
  contract.webhookAttempt.array().parse(outcomes);

/** A delivery as its owner sees it. */
export function deliveryView(row: DeliveryRow): contract.WebhookDelivery {
  const attempts = getAttempts(row);
  const last = attempts.at(-1);
  return {
    id: row.id,
    eventId: row.eventId,
    type: row.type,
    state: row.state,
    tries: attempts.length,
    status: last?.status ?? null,
    error: last?.error ?? null,
    createdAt: row.createdAt.toISOString(),
    lastTriedAt: last?.at ?? null,
    nextTryAt: row.state === "waiting" ? row.nextAt.toISOString() : null,
  };
}

async function getEndpoint({ runtime, caller }: PersonContext, id: string): Promise<WebhookEndpoint> {
  const row = await findEndpoint(runtime.db, caller.user.id, id);
  if (!row) throw new ApiError("notFound", "You have no such webhook.");
  return row;
}

/** An endpoint that can be sent to by hand, now. Throws `ApiError`, and `AccessError("too_many_requests")`. */
async function sendableEndpoint(context: PersonContext, id: string): Promise<WebhookEndpoint> {
  const endpoint = await getEndpoint(context, id);
  if (endpoint.disabledAt) throw new ApiError("conflict", "This webhook is not sent to. Let it go on first.");
  // Or anybody could make this server knock at another's door as often as they like.
  await throttle(context.runtime, "webhook-send", context.caller.user.id);
  return endpoint;
}

export const testWebhook = implement(contract.testWebhook, async ({ params }, context) => {
  const { db } = context.runtime;
  const endpoint = await sendableEndpoint(context, params.id);
  const id = newId("whd");
  await queueDeliveries(db, [
    {
      id,
      endpointId: endpoint.id,
      eventId: newId("evt"),
      type: TEST_EVENT,
      data: { webhook: endpoint.id, message: "This is a test." },
      occurredAt: momentIn(0),
    },
  ]);
  wake();
  const row = await findDelivery(db, endpoint.id, id);
  if (!row) throw deliveryNotFound();
  return deliveryView(row);
});

export const listWebhookDeliveries = implement(contract.listWebhookDeliveries, async ({ params, query }, context) => {
  const { db } = context.runtime;
  const endpoint = await getEndpoint(context, params.id);
  const { rows, ...meta } = await listDeliveries(db, endpoint.id, query);
  return paged(rows.map(deliveryView), meta);
});

export const getWebhookDelivery = implement(contract.getWebhookDelivery, async ({ params }, context) => {
  const endpoint = await getEndpoint(context, params.id);
  const row = await findDelivery(context.runtime.db, endpoint.id, params.did);
  if (!row) throw deliveryNotFound();
  const event = { ...row, occurredAt: row.occurredAt.toISOString() };
  return {
    ...deliveryView(row),
    request: { method: "POST" as const, url: endpoint.url, headers: buildHeaders(event), body: buildBody(event) },
    attempts: getAttempts(row),
  };
});

export const resendWebhookDelivery = implement(contract.resendWebhookDelivery, async ({ params }, context) => {
  const { db } = context.runtime;
  const endpoint = await sendableEndpoint(context, params.id);
  const found = await findDelivery(db, endpoint.id, params.did);
  if (!found) throw deliveryNotFound();
  const row = await requeueDelivery(db, found.id);
  if (!row) throw new ApiError("conflict", "It is being sent at this moment.");
  wake();
  return deliveryView(row);
});
