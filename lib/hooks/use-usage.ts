import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRequest, getUsage, listRequests, listUsageLines, type UsagePeriod } from "../contracts/usage";
import { callApi } from "./call-api";

/** Whose calls are meant: one credential's, one app's, or all of mine. */
export interface UsageSource {
  credentialId?: string;
  applicationId?: string;
}

/** How soon figures are asked for again. */
const FRESH_MS = 15_000;

export const usageKeys = { all: ["usage"] as const };

/** Calls over time and by what they are counted under. */
export const useUsage = (period: UsagePeriod, source: UsageSource = {}) =>
  useQuery({
    queryKey: [...usageKeys.all, "figures", period, source],
    queryFn: ({ signal }) => callApi(getUsage, { query: { period, ...source } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
  });

/** Calls of the last seven days by credential and app; a figure a day, oldest first. */
export const useUsageLines = () =>
  useQuery({
    queryKey: [...usageKeys.all, "lines"],
    queryFn: ({ signal }) => callApi(listUsageLines, {}, signal),
    select: ({ data }) => new Map(data.map(({ id, calls }) => [id, calls])),
    refetchInterval: FRESH_MS,
  });

/** The last requests; `refused`: only those that were answered with an error. */
export const useRequests = (source: UsageSource, { refused, limit }: { refused: boolean; limit: number }) =>
  useQuery({
    queryKey: [...usageKeys.all, "requests", source, refused, limit],
    queryFn: ({ signal }) =>
      callApi(listRequests, { query: { ...source, refused: refused ? "true" : "false", limit } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
  });

/** One request, by its id. */
export const useRequest = (id: string) =>
  useQuery({
    queryKey: [...usageKeys.all, "request", id],
    queryFn: ({ signal }) => callApi(getRequest, { params: { id } }, signal),
  });
