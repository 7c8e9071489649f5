import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type App, getApp, updateApp } from "../contracts/apps";
import type { CallInput } from "./call-api";
import { callKey } from "./call-key";
import { callMutation, useCall } from "./use-call";

const WATCH_EVERY_MS = 5000;

/** One of my apps; watched while two of its secrets work, since one waits for the other to fall out of use. */
export const useApp = (id: string) =>
  useCall(getApp, { params: { id } }, { every: (app) => (app?.secrets.length ?? 0) > 1 && WATCH_EVERY_MS });

/** Changes an app; the page shows the change at once and takes it back when the server refuses. */
export function useUpdateApp() {
  const client = useQueryClient();
  return useMutation({
    ...callMutation(client, updateApp),
    onMutate: async ({ params, body: { name, description } }: CallInput<typeof updateApp>) => {
      const queryKey = callKey(getApp, { params });
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<App>(queryKey);
      if (before) {
        const shown = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
        client.setQueryData<App>(queryKey, { ...before, ...shown });
      }
      return { queryKey, before };
    },
    onError: (_error, _input, shown) => {
      if (!shown) return;
      client.setQueryData(shown.queryKey, shown.before);
      void client.invalidateQueries({ queryKey: shown.queryKey });
    },
  });
}
