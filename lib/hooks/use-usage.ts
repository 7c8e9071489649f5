import { useQuery } from "@tanstack/react-query";
import { getUsage, listRequests, listUsageLines, type UsagePeriod } from "../contracts/usage";
import { callQuery, useCall } from "./use-call";

/** Whose calls are meant: one credential's, one app's, or all of mine. */
export interface UsageSource {
  credentialId?: string;
  applicationId?: string;
}

/** How soon figures are asked for again. */
const FRESH = { every: 15_000 };

/** Calls over time and by what they are counted under. */
export const useUsage = (period: UsagePeriod, source: UsageSource = {}) =>
  useCall(getUsage, { query: { period, ...source } }, FRESH);

/** Calls of the last seven days by credential and app; a figure a day, oldest first. */
export const useUsageLines = () =>
  useQuery({
    ...callQuery(listUsageLines, {}, FRESH),
    select: ({ data }) => new Map(data.map(({ id, calls }) => [id, calls])),
  });

/** The last requests; `refused`: only those that were answered with an error. */
export const useRequests = (source: UsageSource, { refused, limit }: { refused: boolean; limit: number }) =>
  useCall(listRequests, { query: { ...source, refused: refused ? "true" : "false", limit } }, FRESH);
