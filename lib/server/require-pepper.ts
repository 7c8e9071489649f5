import { openLiveKeys } from "../access/key-ring";
import { SafeStoreError } from "../credentials/safe-store";
import { EnvError } from "../env";
import type { Runtime } from "../runtime";

/**
 * Refuses to start with a pepper under which the live signing keys do not open: every key and token would be refused,
 * and what was made meanwhile would be lost when it is put right. Run before anything is written. Throws `EnvError`.
 */
export async function requirePepper(runtime: Runtime): Promise<void> {
  const [row] = await runtime.db.once<{ prepared: boolean }>("select exists (select from settings) as prepared");
  if (!row?.prepared) return;
  try {
    await openLiveKeys(runtime);
  } catch (cause) {
    if (!(cause instanceof SafeStoreError)) throw cause;
    throw new EnvError(
      "SAFESTORE_PEPPER is not the one that this database was set up with: its signing keys do not open. Put the former value back; nothing was changed.",
      { cause },
    );
  }
}
