import { type Rehearsed, recordRehearsed } from "../../db/queries/rehearsals";
import { perRuntime } from "../per-runtime";
import type { Actors } from "../refusals/actors";
import type { Runtime } from "../runtime";

const FLUSH_MS = 5000;

/** How many callers are kept between two writes: a flood of addresses must not fill the memory. */
const MOST_CALLERS = 1000;

/** Whom the system's allow list would have refused: kept in memory, written every few seconds in one statement. */
export const getRehearsal = perRuntime("rehearsal", ({ db, log }: Runtime) => {
  let recorded = new Map<string, Rehearsed>();
  const flush = async () => {
    if (recorded.size === 0) return;
    const batch = [...recorded.values()];
    recorded = new Map();
    await recordRehearsed(db, batch).catch((error: unknown) => log.warn({ err: error }, "could not note a rehearsal"));
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    record(address: string, { userId = null, credentialId, applicationId }: Actors): void {
      const source = credentialId ?? applicationId ?? userId ?? "";
      const key = `${address} ${source}`;
      const known = recorded.get(key);
      if (known) known.calls += 1;
      else if (recorded.size < MOST_CALLERS) recorded.set(key, { address, source, userId, calls: 1 });
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
});
