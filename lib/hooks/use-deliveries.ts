import {
  DELIVERY_STATES,
  getWebhookDelivery,
  listWebhookDeliveries,
  type WebhookDelivery,
} from "../contracts/webhooks";
import { nextPage, useCall, usePages } from "./use-call";

const SOON_MS = 15_000;
const WATCH_EVERY_MS = 1500;
const PAGE = 25;

/** Whether something is about to come of a delivery. */
const isUnderWay = ({ nextTryAt }: WebhookDelivery) =>
  nextTryAt !== null && Date.parse(nextTryAt) - Date.now() < SOON_MS;

/** What was sent to a webhook, page by page; watched while something is on its way. */
export function useDeliveries(id: string, named: string) {
  const state = DELIVERY_STATES.find((name) => name === named);
  return usePages(
    listWebhookDeliveries,
    (next: { after: string } | null) => ({ params: { id }, query: { limit: PAGE, ...(state && { state }), ...next } }),
    nextPage,
    { every: (pages) => (pages.some(({ data }) => data.some(isUnderWay)) ? WATCH_EVERY_MS : SOON_MS) },
  );
}

/** One delivery with what was sent and answered; watched while it is on its way. */
export const useDelivery = (id: string, did: string) =>
  useCall(
    getWebhookDelivery,
    { params: { id, did } },
    { every: (delivery) => delivery !== undefined && isUnderWay(delivery) && WATCH_EVERY_MS },
  );
