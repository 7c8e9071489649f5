/** An event as it is kept. */
export interface KeptEvent {
  eventId: string;
  type: string;
  /** ISO 8601. */
  occurredAt: string;
  data: unknown;
}

/** The body of a delivery, the same at every attempt: its signature covers each byte. */
export const bodyOf = ({ type, occurredAt, data }: KeptEvent): string =>
  JSON.stringify({ type, timestamp: occurredAt, data });

/** The headers of a delivery that are the same at every attempt. */
export const headersOf = ({ eventId }: Pick<KeptEvent, "eventId">): Record<string, string> => ({
  "content-type": "application/json",
  "user-agent": "Gatehouse-Webhooks/1",
  "webhook-id": eventId,
});
