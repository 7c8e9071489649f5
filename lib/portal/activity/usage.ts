import { findNames } from "../../../db/queries/names";
import {
  findDailyUsage,
  findRequest,
  listRequests as listRows,
  type RequestRow,
  usageBy,
  usageOverTime,
} from "../../../db/queries/usage";
import { ApiError } from "../../api-error";
import { now } from "../../clock";
import * as contract from "../../contracts/usage";
import { getUsageCounter } from "../../usage/usage";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

const HOUR_MS = 3_600_000;

/** How far back a period goes, and how many hours one of its points covers. */
const PERIODS: Record<contract.UsagePeriod, { points: number; hours: number }> = {
  day: { points: 24, hours: 1 },
  week: { points: 28, hours: 6 },
  month: { points: 30, hours: 24 },
};

/** The beginning of the hour that is so many hours before this one, this one counted. */
function hoursAgo(hours: number): string {
  const thisHour = Math.floor(now() / HOUR_MS) * HOUR_MS;
  return new Date(thisHour - (hours - 1) * HOUR_MS).toISOString();
}

const CALLS = ["succeeded", "refused", "failed", "milliseconds"] as const;

export const getUsage = implement(contract.getUsage, async ({ query }, { runtime, caller }) => {
  const { db } = runtime;
  const { period, ...wanted } = query;
  const { points: count, hours } = PERIODS[period];
  const filter = { userId: caller.user.id, since: hoursAgo(count * hours), ...wanted };
  // What this process has counted and not yet written belongs to the picture.
  await getUsageCounter(runtime).flush();
  const [points, credentials, apps, operations] = await Promise.all([
    usageOverTime(db, filter, hours),
    usageBy(db, filter, "credential_id"),
    usageBy(db, filter, "application_id"),
    usageBy(db, filter, "operation"),
  ]);
  const names = await findNames(
    db,
    [...credentials, ...apps].map(({ id }) => id),
  );
  const named = <Share extends { id: string }>(share: Share) => ({ ...share, name: names.get(share.id) ?? null });
  const total = Object.fromEntries(CALLS.map((name) => [name, points.reduce((sum, point) => sum + point[name], 0)]));
  return {
    period,
    hours,
    total: total as Record<(typeof CALLS)[number], number>,
    points,
    credentials: credentials.map(named),
    apps: apps.map(named),
    operations: operations.map((share) => ({ ...share, name: share.id })),
  };
});

export const listUsageLines = implement(contract.listUsageLines, async (_, { runtime, caller }) => {
  await getUsageCounter(runtime).flush();
  return listed(await findDailyUsage(runtime.db, { userId: caller.user.id, since: hoursAgo(7 * 24) }));
});

/** A request as its owner reads it. */
export const requestView = ({ userId: _whose, failure, explanation, ...row }: RequestRow): contract.ServedRequest => ({
  ...row,
  failure: failure === null ? null : { code: failure, explanation },
});

export const listRequests = implement(contract.listRequests, async ({ query }, { runtime, caller }) => {
  await getUsageCounter(runtime).flush();
  const rows = await listRows(runtime.db, {
    userId: caller.user.id,
    source: query.credentialId ?? query.applicationId,
    refusedOnly: query.refused === "true",
    limit: query.limit,
  });
  return listed(rows.map(requestView));
});

export const getRequest = implement(contract.getRequest, async ({ params }, { runtime, caller }) => {
  await getUsageCounter(runtime).flush();
  const row = await findRequest(runtime.db, caller.user.id, params.id);
  if (!row) {
    throw new ApiError(
      "notFound",
      "No such request of yours is known. They are kept for 30 days, the last hundred of each credential.",
    );
  }
  return requestView(row);
});
