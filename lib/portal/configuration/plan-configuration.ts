import type { Runtime } from "../../runtime";
import { makeChanges } from "./apply-configuration";
import type { ConfigurationFile } from "./configuration-file";
import { inTransaction } from "./in-transaction";
import type { ConfigurationChange } from "./section";
import { countServedCalls, type ServedCalls } from "./served-calls";

/** What a file would change, and the calls made lately that it would have refused. */
export interface ConfigurationPlan {
  changes: ConfigurationChange[];
  refused: { calls: number; what: string }[];
}

/** Ends the transaction without anything of it, and carries what was learned in it. */
class Undo extends Error {
  readonly plan: ConfigurationPlan;

  constructor(plan: ConfigurationPlan) {
    super("nothing is to stay of a plan");
    this.plan = plan;
  }
}

const compareCalls = (before: ServedCalls, after: ServedCalls) =>
  [...before]
    .map(([what, calls]) => ({ what, calls: calls - (after.get(what) ?? 0) }))
    .filter(({ calls }) => calls > 0)
    .sort((one, other) => other.calls - one.calls || (one.what < other.what ? -1 : 1));

/**
 * Learns what a file would do by doing it, in a transaction that is then undone: so it is refused where applying it
 * would be. Throws `ConfigurationError`.
 */
export async function planConfiguration(runtime: Runtime, file: ConfigurationFile): Promise<ConfigurationPlan> {
  try {
    return await inTransaction(runtime.db, async (tx) => {
      const before = await countServedCalls({ ...runtime, db: tx });
      const changes = await makeChanges(runtime, tx, file);
      const after = await countServedCalls({ ...runtime, db: tx });
      throw new Undo({ changes, refused: compareCalls(before, after) });
    });
  } catch (error) {
    if (error instanceof Undo) return error.plan;
    throw error;
  }
}
