import { type Kept, removeKept, removePassing } from "../../../db/queries/outdated";
import type { Settings } from "../../contracts/settings";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;

/** A chain of tokens may be gone only when its last access token has expired: one that is gone refuses them. */
export function keptDays({ retention, lifetimes }: Settings): Readonly<Record<Kept, number>> {
  const longest = Math.max(...Object.values(lifetimes).map(({ accessToken }) => accessToken));
  return { ...retention, ended: Math.max(retention.ended, Math.ceil(longest / DAY_SECONDS)) };
}

/** Removes what has been kept for as long as the settings say, and what is over by itself. */
export async function tidy(runtime: Runtime): Promise<void> {
  const days = keptDays(await loadSettings(runtime));
  for (const what of Object.keys(days) as Kept[]) {
    const removed = await removeKept(runtime.db, what, days[what]);
    if (removed > 0) runtime.log.info({ what, rows: removed, days: days[what] }, "removed what is kept no longer");
  }
  await removePassing(runtime.db);
}

/** Tidies up at the start and every hour from then on. Gives how to end it. */
export function tidyHourly(runtime: Runtime): () => Promise<void> {
  const run = () =>
    tidy(runtime).catch((error: unknown) =>
      runtime.log.warn({ err: error }, "could not remove what is kept no longer"),
    );
  let tidying = run();
  const timer = setInterval(() => {
    tidying = run();
  }, HOUR_MS);
  return () => {
    clearInterval(timer);
    return tidying;
  };
}
