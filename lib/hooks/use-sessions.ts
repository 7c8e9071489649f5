import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endOtherSessions, endSession, listSessions } from "../contracts/sessions";
import { callApi } from "./call-api";

const sessionKeys = { all: ["sessions"] as const };

/** Browsers that are signed in to my account. */
export const useSessions = () =>
  useQuery({ queryKey: sessionKeys.all, queryFn: ({ signal }) => callApi(listSessions, {}, signal) });

/** Signs one browser out. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(endSession, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}

/** Signs every other browser out. */
export function useEndOtherSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(endOtherSessions, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}
