import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteMe, getMe, updateMe } from "../contracts/account";
import { type CallBody, callApi } from "./call-api";

export const meKeys = { me: ["me"] as const };

/** My account. */
export const useMe = () => useQuery({ queryKey: meKeys.me, queryFn: ({ signal }) => callApi(getMe, {}, signal) });

export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallBody<typeof updateMe>) => callApi(updateMe, { body }),
    onSuccess: (me) => client.setQueryData(meKeys.me, me),
  });
}

/** Deletes my account, for good. */
export const useDeleteMe = () =>
  useMutation({ mutationFn: (body: CallBody<typeof deleteMe>) => callApi(deleteMe, { body }) });
