import type { Logger } from "pino";
import type { Database } from "../../db/client";
import { recoverImports } from "../catalog/import/recover";

const EVERY_MS = 60_000;

/**
 * Takes back what imports had written whose process has died: at once, in the background, and every minute for those of
 * other instances. Gives how to end it.
 */
export function keepImports(db: Database, log: Logger): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (starting: boolean): Promise<void> => {
    try {
      const taken = await recoverImports(db, starting);
      if (taken > 0) log.warn({ imports: taken }, "took back imports whose process had died");
    } catch (error) {
      // A database that was closed meanwhile is no fault; the next start goes on.
      if (!stopped) log.warn({ err: error }, "could not take back imports");
    }
    if (!stopped) timer = setTimeout(() => look(false), EVERY_MS);
  };
  void look(true);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
