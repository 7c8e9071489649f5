import { type Rehearsed, recordRehearsed } from "../../db/queries/rehearsals";
import type { Parties } from "../oauth/finding";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";

const FLUSH_MS = 5000;

/** How many callers are noted between two writes: a flood of addresses must not fill the memory. */
const NOTED = 1000;

/** Whom the system's allow list would have refused: noted in memory, written every few seconds in one statement. */
export const rehearsalOf = perRuntime("rehearsal", ({ db, log }: Runtime) => {
  let noted = new Map<string, Rehearsed>();
  const flush = async () => {
    if (noted.size === 0) return;
    const batch = [...noted.values()];
    noted = new Map();
    await recordRehearsed(db, batch).catch((error: unknown) => log.warn({ err: error }, "could not note a rehearsal"));
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    note(address: string, { userId = null, credentialId, applicationId }: Parties): void {
      const source = credentialId ?? applicationId ?? userId ?? "";
      const key = `${address} ${source}`;
      const known = noted.get(key);
      if (known) known.calls += 1;
      else if (noted.size < NOTED) noted.set(key, { address, source, userId, calls: 1 });
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
});
