import { KEPT_REQUESTS, type KeptRequest, recordRequests, recordUsage, type UsageCount } from "../../db/queries/usage";
import type { Finding, Parties } from "../oauth/finding";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";

const FLUSH_MS = 5000;
const HOUR_MS = 3_600_000;

/** A request that has been answered. */
export interface ServedRequest {
  requestId: string;
  /** What it is counted under; `null`: it is remembered, not counted. */
  operation: string | null;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
  address: string;
  /** Whose it was. One that is nobody's is not kept. */
  parties: Parties;
  failure: { code: string; finding: Finding | null } | null;
}

/**
 * Counts of calls and the last requests of each credential: noted in memory, written every few seconds, so that a call
 * costs no write. A crash loses seconds of it and nothing else.
 */
export interface Usage {
  note(request: ServedRequest): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

function countInto(counts: Map<string, UsageCount>, { parties, operation, status, milliseconds }: ServedRequest): void {
  if (operation === null) return;
  const { userId, credentialId, applicationId } = parties;
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
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
  const { userId = null, credentialId = null, applicationId = null } = request.parties;
  const source = credentialId ?? applicationId ?? userId;
  if (source === null) return;
  const kept = recent.get(source) ?? [];
  const { requestId: id, operation, method, path, status, milliseconds, address, failure } = request;
  kept.push({
    ...{ id, source, userId, credentialId, applicationId, operation, method, path, status, address },
    milliseconds: Math.round(milliseconds),
    at: new Date().toISOString(),
    failure: failure?.code ?? null,
    finding: failure?.finding ?? null,
  });
  if (kept.length > KEPT_REQUESTS) kept.shift();
  recent.set(source, kept);
}

/** The counters of this runtime. */
export const usageOf = perRuntime("usage", ({ db, log }: Runtime): Usage => {
  let counts = new Map<string, UsageCount>();
  let recent = new Map<string, KeptRequest[]>();

  const flush = async () => {
    const counted = [...counts.values()].map((count) => ({ ...count, milliseconds: Math.round(count.milliseconds) }));
    const kept = [...recent.values()].flat();
    counts = new Map();
    recent = new Map();
    try {
      if (counted.length > 0) await recordUsage(db, counted);
      if (kept.length > 0) await recordRequests(db, kept);
    } catch (error) {
      log.warn({ err: error }, "could not write what was counted");
    }
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    note(request) {
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
