import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type AccessRequestStatus,
  approveAccessRequest,
  getAccessRequest,
  listAccessRequests,
  rejectAccessRequest,
  renewAccessRequestLink,
} from "../contracts/access-requests";
import { callApi } from "./call-api";

const keys = { all: ["access-requests"] as const };

/** Requests for access, for administrators. */
export const useAccessRequests = (filter: { status?: AccessRequestStatus; search?: string; offset: number }) =>
  useQuery({
    queryKey: [...keys.all, filter],
    queryFn: ({ signal }) => callApi(listAccessRequests, { query: { ...filter, limit: 50 } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** One request, with what happened to it. */
export const useAccessRequest = (id: string) =>
  useQuery({
    queryKey: [...keys.all, id],
    queryFn: ({ signal }) => callApi(getAccessRequest, { params: { id } }, signal),
    staleTime: 0,
  });

function useDecision<Input>(id: string, decide: (input: Input) => ReturnType<typeof approve>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: (request) => client.setQueryData([...keys.all, id], request),
    // Somebody else may have been faster: what is shown must be how it stands.
    onError: () => client.invalidateQueries({ queryKey: [...keys.all, id] }),
  });
}

const approve = (id: string, scopes: string[]) => callApi(approveAccessRequest, { params: { id }, body: { scopes } });

export const useApproveAccessRequest = (id: string) => useDecision(id, (scopes: string[]) => approve(id, scopes));

export const useRejectAccessRequest = (id: string) =>
  useDecision(id, (reason: string) => callApi(rejectAccessRequest, { params: { id }, body: { reason } }));

export const useRenewAccessRequestLink = (id: string) =>
  useDecision(id, () => callApi(renewAccessRequestLink, { params: { id } }));
