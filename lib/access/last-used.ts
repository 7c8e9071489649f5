import type { Database } from "../../db/client";
import { type LastUse, recordFamilyUses, recordLastUses, recordSecretUses } from "../../db/queries/last-used";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";

const FLUSH_MS = 5000;

/** How the uses of each kind are written. */
const WRITE = {
  api_keys: (db, uses) => recordLastUses(db, "api_keys", uses),
  personal_access_tokens: (db, uses) => recordLastUses(db, "personal_access_tokens", uses),
  b2b_credentials: (db, uses) => recordLastUses(db, "b2b_credentials", uses),
  token_families: recordFamilyUses,
  application_secrets: recordSecretUses,
} as const satisfies Readonly<Record<string, (db: Database, uses: readonly LastUse[]) => Promise<void>>>;

/** What "last used" is kept of. A client secret goes by its digest. */
export type UsedKind = keyof typeof WRITE;

/**
 * When and from where credentials were last used: noted in memory, written every few seconds in one statement a kind,
 * so that a call costs no write. A crash loses seconds of it and nothing else.
 */
export interface LastUsed {
  note(kind: UsedKind, id: string, address: string): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** The notes of this runtime. */
export const lastUsedOf = perRuntime("last-used", ({ db, log }: Runtime): LastUsed => {
  const noted = new Map<UsedKind, Map<string, LastUse>>();

  const flush = async () => {
    for (const [kind, uses] of noted) {
      if (uses.size === 0) continue;
      const batch = [...uses.values()];
      uses.clear();
      await WRITE[kind](db, batch).catch((error: unknown) => log.warn({ err: error }, "could not note last uses"));
    }
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    note(kind, id, address) {
      const uses = noted.get(kind) ?? new Map<string, LastUse>();
      noted.set(kind, uses.set(id, { id, at: new Date(), address }));
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
});
