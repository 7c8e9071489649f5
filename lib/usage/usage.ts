import { KEPT_REQUESTS, type KeptRequest, recordRequests, recordUsage, type UsageCount } from "../../db/queries/usage";
import { momentIn, now } from "../clock";
import { perRuntime } from "../per-runtime";
import type { Actors, Explanation } from "../refusals/actors";
import type { Runtime } from "../runtime";

const FLUSH_MS = 5000;
const HOUR_MS = 3_600_000;

/** A request that has been answered. */
interface ServedRequest {
  requestId: string;
  /** What it is counted under; `null`: it is remembered, not counted. */
  operation: string | null;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
  address: string;
  /** Whose it was. One that is nobody's is not kept. */
  actors: Actors;
  failure: { code: string; explanation: Explanation | null } | null;
}

/**
 * Counts of calls and the last requests of each credential: kept in memory, written every few seconds, so that a call
 * costs no write. What cannot be written while the database is away is written later. A crash loses seconds of it and
 * nothing else.
 */
export interface Usage {
  record(request: ServedRequest): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

function countInto(counts: Map<string, UsageCount>, { actors, operation, status, milliseconds }: ServedRequest): void {
  if (operation === null) return;
  const { userId, credentialId, applicationId } = actors;
  const hour = Math.floor(now() / HOUR_MS) * HOUR_MS;
  const statusClass = Math.floor(status / 100);
  const key = `${hour} ${userId} ${credentialId} ${applicationId} ${operation} ${statusClass}`;
  const count = counts.get(key);
  if (count) {
    count.calls += 1;
    count.milliseconds += milliseconds;
    return;
  }
  counts.set(key, {
    hour: new Date(hour).toISOString(),
    userId: userId ?? "",
    credentialId: credentialId ?? "",
    applicationId: applicationId ?? "",
    operation,
    statusClass,
    calls: 1,
    milliseconds,
  });
}

function keepIn(recent: Map<string, KeptRequest[]>, request: ServedRequest): void {
  const { userId = null, credentialId = null, applicationId = null } = request.actors;
  const source = credentialId ?? applicationId ?? userId;
  if (source === null) return;
  const kept = recent.get(source) ?? [];
  const { requestId: id, operation, method, path, status, milliseconds, address, failure } = request;
  kept.push({
    ...{ id, source, userId, credentialId, applicationId, operation, method, path, status, address },
    milliseconds: Math.round(milliseconds),
    at: momentIn(0).toISOString(),
    failure: failure?.code ?? null,
    explanation: failure?.explanation ?? null,
  });
  if (kept.length > KEPT_REQUESTS) kept.shift();
  recent.set(source, kept);
}

/** What could not be written waits for the next try, but no more of it than this. */
const MOST_WAITING = 10_000;

function putBackCounts(counts: Map<string, UsageCount>, unwritten: ReadonlyMap<string, UsageCount>): void {
  for (const [key, count] of unwritten) {
    const newer = counts.get(key);
    if (newer) {
      newer.calls += count.calls;
      newer.milliseconds += count.milliseconds;
    } else if (counts.size < MOST_WAITING) counts.set(key, count);
  }
}

function putBackRequests(recent: Map<string, KeptRequest[]>, unwritten: ReadonlyMap<string, KeptRequest[]>): void {
  let waiting = [...recent.values()].flat().length;
  for (const [source, kept] of unwritten) {
    if (waiting + kept.length > MOST_WAITING) return;
    waiting += kept.length;
    recent.set(source, [...kept, ...(recent.get(source) ?? [])].slice(-KEPT_REQUESTS));
  }
}

/** The counters of this runtime. */
export const getUsageCounter = perRuntime("usage", ({ db, log }: Runtime): Usage => {
  let counts = new Map<string, UsageCount>();
  let recent = new Map<string, KeptRequest[]>();

  const flushCounts = async () => {
    const written = counts;
    counts = new Map();
    const rows = [...written.values()].map((count) => ({ ...count, milliseconds: Math.round(count.milliseconds) }));
    try {
      if (rows.length > 0) await recordUsage(db, rows);
    } catch (error) {
      putBackCounts(counts, written);
      log.warn({ err: error }, "could not write what was counted; it is tried again");
    }
  };

  const flushRequests = async () => {
    const written = recent;
    recent = new Map();
    const rows = [...written.values()].flat();
    try {
      if (rows.length > 0) await recordRequests(db, rows);
    } catch (error) {
      putBackRequests(recent, written);
      log.warn({ err: error }, "could not write the last requests; it is tried again");
    }
  };

  // One after the other: whoever looks at what was counted waits for what is being written.
  let underWay = Promise.resolve();
  const flush = () => {
    underWay = underWay.then(flushCounts).then(flushRequests);
    return underWay;
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    record(request) {
      countInto(counts, request);
      keepIn(recent, request);
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
});
