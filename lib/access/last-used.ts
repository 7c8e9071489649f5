import type { Database } from "../../db/client";
import { type LastUse, recordCredentialUses, recordFamilyUses, recordSecretUses } from "../../db/queries/last-used";
import { momentIn } from "../clock";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";

const FLUSH_MS = 5000;

/** How the uses of each kind are written. */
const WRITE = {
  credentials: recordCredentialUses,
  token_families: recordFamilyUses,
  application_secrets: recordSecretUses,
} as const satisfies Readonly<Record<string, (db: Database, uses: readonly LastUse[]) => Promise<void>>>;

/** What "last used" is kept of. A client secret goes by its digest. */
export type UsedKind = keyof typeof WRITE;

/**
 * When and from where credentials were last used: kept in memory, written every few seconds in one statement a kind,
 * so that a call costs no write. A crash loses seconds of it and nothing else.
 */
export interface LastUsed {
  record(kind: UsedKind, id: string, address: string): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** The notes of this runtime. */
export const getLastUsed = perRuntime("last-used", ({ db, log }: Runtime): LastUsed => {
  const recorded = new Map<UsedKind, Map<string, LastUse>>();

  const flush = async () => {
    for (const [kind, uses] of recorded) {
      if (uses.size === 0) continue;
      const batch = [...uses.values()];
      uses.clear();
      await WRITE[kind](db, batch).catch((error: unknown) => log.warn({ err: error }, "could not note last uses"));
    }
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    record(kind, id, address) {
      const uses = recorded.get(kind) ?? new Map<string, LastUse>();
      recorded.set(kind, uses.set(id, { id, at: momentIn(0), address }));
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
});
