import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  createWebhook,
  DELIVERY_STATES,
  deleteWebhook,
  getWebhook,
  getWebhookDelivery,
  listWebhookDeliveries,
  listWebhooks,
  resendWebhookDelivery,
  revealWebhookSecret,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  type Webhook,
  type WebhookDelivery,
} from "../contracts/webhooks";
import { type CallBody, callApi } from "./call-api";

/** Query keys of webhooks; everything under `all` is stale after a change. */
export const webhookKeys = {
  all: ["webhooks"] as const,
  one: (id: string) => ["webhooks", id] as const,
  deliveries: (id: string) => ["webhooks", id, "deliveries"] as const,
};

/** What a webhook is made of. */
export type WebhookBody = CallBody<typeof createWebhook>;

/** My webhooks, newest first. */
export const useWebhooks = () =>
  useQuery({ queryKey: webhookKeys.all, queryFn: ({ signal }) => callApi(listWebhooks, {}, signal) });

/** One of my webhooks. */
export const useWebhook = (id: string) =>
  useQuery({ queryKey: webhookKeys.one(id), queryFn: ({ signal }) => callApi(getWebhook, { params: { id } }, signal) });

const SOON_MS = 15_000;
const WATCH_EVERY_MS = 1500;

/** Whether something is about to come of a delivery. */
const isUnderWay = ({ nextTryAt }: WebhookDelivery) =>
  nextTryAt !== null && Date.parse(nextTryAt) - Date.now() < SOON_MS;

const PAGE = 25;

/** What was sent to a webhook, page by page; watched while something is on its way. */
export const useDeliveries = (id: string, state: string) =>
  useInfiniteQuery({
    queryKey: [...webhookKeys.deliveries(id), "list", state],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const known = DELIVERY_STATES.find((name) => name === state);
      const query = { limit: PAGE, offset: pageParam, ...(known && { state: known }) };
      return callApi(listWebhookDeliveries, { params: { id }, query }, signal);
    },
    getNextPageParam: ({ meta }, _pages, offset) => (offset + PAGE < meta.total ? offset + PAGE : undefined),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.data.some(isUnderWay)) ? WATCH_EVERY_MS : SOON_MS,
  });

/** One delivery with what was sent and answered; watched while it is on its way. */
export const useDelivery = (id: string, did: string) =>
  useQuery({
    queryKey: [...webhookKeys.deliveries(id), did],
    queryFn: ({ signal }) => callApi(getWebhookDelivery, { params: { id, did } }, signal),
    refetchInterval: ({ state }) => state.data !== undefined && isUnderWay(state.data) && WATCH_EVERY_MS,
  });

export function useCreateWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WebhookBody) => callApi(createWebhook, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
    // The answer holds a secret: it goes when the page that asked for it does.
    gcTime: 0,
  });
}

export function useUpdateWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof updateWebhook>) => callApi(updateWebhook, { params: { id }, body }),
    onSuccess: (webhook) => client.setQueryData<Webhook>(webhookKeys.one(id), webhook),
    onSettled: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

export function useDeleteWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(deleteWebhook, { params: { id } }),
    // The list alone: the page of what has just gone is still open and must not ask for it again.
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all, exact: true }),
  });
}

export function useRotateWebhookSecret(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (overlapSeconds: number) => callApi(rotateWebhookSecret, { params: { id }, body: { overlapSeconds } }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
    gcTime: 0,
  });
}

export const useRevealWebhookSecret = (id: string) =>
  useMutation({
    mutationFn: (password: string) => callApi(revealWebhookSecret, { params: { id }, body: { password } }),
    gcTime: 0,
  });

/** Sends a test event. */
export function useTestWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(testWebhook, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

/** Sends a delivery again. */
export function useResendDelivery(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (did: string) => callApi(resendWebhookDelivery, { params: { id, did } }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}
