/** An event as it is kept. */
export interface StoredEvent {
  eventId: string;
  type: string;
  /** ISO 8601. */
  occurredAt: string;
  data: unknown;
}

/** The body of a delivery, the same at every attempt: its signature covers each byte. */
export const buildBody = ({ type, occurredAt, data }: StoredEvent): string =>
  JSON.stringify({ type, timestamp: occurredAt, data });

/** The headers of a delivery that are the same at every attempt. */
export const buildHeaders = ({ eventId }: Pick<StoredEvent, "eventId">): Record<string, string> => ({
  "content-type": "application/json",
  "user-agent": "Gatehouse-Webhooks/1",
  "webhook-id": eventId,
});
