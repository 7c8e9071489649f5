import type { Database } from "../../db/client";
import { findListeners, queueDeliveries, type WebhookSource } from "../../db/queries/webhook-audience";
import { momentIn } from "../clock";
import type { WebhookEventType } from "../contracts/webhook-events";
import { newId } from "../ids";
import { wake } from "./wake";

/** Something that happened to rows of a kind, to be told to the endpoints of whoever owns each. */
export interface DomainEvent {
  type: WebhookEventType;
  about: WebhookSource;
  ids: readonly string[];
  /** What there is to tell beside what the row says. Never a secret. */
  more?: Readonly<Record<string, unknown>>;
  /** What tells this event from others, where it must be told once however often it is noticed. */
  once?: (subject: string, data: Readonly<Record<string, unknown>>) => string;
}

/**
 * Queues what happened for delivery, within the transaction in which it happened: it is told exactly if that is
 * committed, and nothing that was answered is lost with the process.
 */
export async function publish(tx: Database, events: readonly DomainEvent[]): Promise<void> {
  for (const { type, about, ids, more, once } of events) {
    if (ids.length === 0) continue;
    const listeners = await findListeners(tx, about, ids, type);
    if (listeners.length === 0) continue;
    const occurredAt = momentIn(0);
    // One id for an event, whichever endpoints are told.
    const eventIds = new Map(ids.map((id) => [id, newId("evt")]));
    const deliveries = listeners.map(({ endpointId, subject, data }) => ({
      id: newId("whd"),
      endpointId,
      eventId: once?.(subject, data) ?? eventIds.get(subject) ?? newId("evt"),
      type,
      data: { ...data, ...more },
      occurredAt,
    }));
    await queueDeliveries(tx, deliveries);
    tx.afterCommit(wake);
  }
}
