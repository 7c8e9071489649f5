import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type App,
  addAppSecret,
  createApp,
  deleteApp,
  getApp,
  listAppConnections,
  listApps,
  removeAppLogo,
  removeAppSecret,
  revealAppSecret,
  setAppLogo,
  updateApp,
} from "../contracts/apps";
import { type CallBody, callApi } from "./call-api";

/** Query keys of apps; everything under `all` is stale after a change. */
export const appKeys = {
  all: ["apps"] as const,
  one: (id: string) => ["apps", id] as const,
};

/** My apps, newest first. */
export const useApps = () =>
  useQuery({
    queryKey: appKeys.all,
    queryFn: ({ signal }) => callApi(listApps, {}, signal),
  });

const WATCH_EVERY_MS = 5000;

/** One of my apps; watched while two of its secrets work, since one waits for the other to fall out of use. */
export const useApp = (id: string) =>
  useQuery({
    queryKey: appKeys.one(id),
    queryFn: ({ signal }) => callApi(getApp, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data?.secrets.length ?? 0) > 1 && WATCH_EVERY_MS,
  });

const PAGE = 50;

/** Who has connected one of my apps, page by page. */
export const useAppConnections = (id: string) =>
  useInfiniteQuery({
    queryKey: [...appKeys.one(id), "connections"],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      callApi(listAppConnections, { params: { id }, query: { limit: PAGE, offset: pageParam } }, signal),
    getNextPageParam: ({ meta }, _pages, offset) => (offset + PAGE < meta.total ? offset + PAGE : undefined),
  });

export function useCreateApp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof createApp>) => callApi(createApp, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: appKeys.all }),
  });
}

/** Changes an app; the page shows the change at once and takes it back when the server refuses. */
export function useUpdateApp(id: string) {
  const client = useQueryClient();
  const queryKey = appKeys.one(id);
  return useMutation({
    mutationFn: (body: CallBody<typeof updateApp>) => callApi(updateApp, { params: { id }, body }),
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<App>(queryKey);
      const { name, description } = body;
      if (before) {
        const shown = {
          ...before,
          ...(name !== undefined && { name }),
          ...(description !== undefined && { description }),
        };
        client.setQueryData<App>(queryKey, shown);
      }
      return { before };
    },
    onError: (_error, _body, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before);
    },
    onSuccess: (app) => client.setQueryData<App>(queryKey, app),
    onSettled: () => client.invalidateQueries({ queryKey: appKeys.all }),
  });
}

export function useDeleteApp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(deleteApp, { params: { id } }),
    // The list alone: the page of what has just gone is still open and must not ask for it again.
    onSuccess: () => client.invalidateQueries({ queryKey: appKeys.all, exact: true }),
  });
}

/** Gives an app a logo: a picture in base64. */
export function useSetAppLogo(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (picture: string) => callApi(setAppLogo, { params: { id }, body: { picture } }),
    onSuccess: (app) => client.setQueryData<App>(appKeys.one(id), app),
    onSettled: () => client.invalidateQueries({ queryKey: appKeys.all }),
  });
}

export function useRemoveAppLogo(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(removeAppLogo, { params: { id } }),
    onSuccess: (app) => client.setQueryData<App>(appKeys.one(id), app),
    onSettled: () => client.invalidateQueries({ queryKey: appKeys.all }),
  });
}

/** Adds a client secret; the older one works on for the overlap, or until it is dropped where none is given. */
export function useAddAppSecret(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (overlapSeconds: number | undefined) =>
      callApi(addAppSecret, { params: { id }, body: overlapSeconds === undefined ? {} : { overlapSeconds } }),
    onSuccess: () => client.invalidateQueries({ queryKey: appKeys.all }),
    // The answer holds a secret: it goes when the page that asked for it does.
    gcTime: 0,
  });
}

export const useRevealAppSecret = (id: string) =>
  useMutation({
    mutationFn: ({ sid, password }: { sid: string; password: string }) =>
      callApi(revealAppSecret, { params: { id, sid }, body: { password } }),
    // The answer holds a secret: it goes when the page that asked for it does.
    gcTime: 0,
  });

export function useRemoveAppSecret(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sid: string) => callApi(removeAppSecret, { params: { id, sid } }),
    onSuccess: () => client.invalidateQueries({ queryKey: appKeys.all }),
  });
}
