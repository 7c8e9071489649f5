import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listGrants, revokeGrant } from "../contracts/grants";
import { callApi } from "./call-api";

export const grantKeys = { all: ["grants"] as const };

/** Apps that may act for me. */
export const useGrants = () =>
  useQuery({ queryKey: grantKeys.all, queryFn: ({ signal }) => callApi(listGrants, {}, signal) });

/** Disconnects an app. */
export function useRevokeGrant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(revokeGrant, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: grantKeys.all }),
  });
}
