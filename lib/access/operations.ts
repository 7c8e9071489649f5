import { listOperationOverrides } from "../../db/queries/principals";
import { cached } from "../changes/cached";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";
import type { Operation } from "./operation";

/** An operation as it holds now: what the code declares with what an administrator changed. */
export interface LiveOperation extends Operation {
  public: boolean;
  /** Calls a minute that one credential may make; `null` = no limit of its own. */
  rateLimit: number | null;
}

const overrides = perRuntime("operation-overrides", (runtime: Runtime) =>
  cached(runtime.db, ["operations"], async () => {
    const rows = await listOperationOverrides(runtime.db);
    return new Map(rows.map((row) => [row.id, row]));
  }),
);

/** The scope that a caller with a credential must hold; none on a public operation. */
export const askedScope = ({ public: open, scope }: LiveOperation): string | null => (open ? null : scope);

/** The operation with an administrator's changes; private unless one of them says otherwise. */
export async function liveOperation(runtime: Runtime, operation: Operation): Promise<LiveOperation> {
  const override = (await overrides(runtime)()).get(operation.id);
  return {
    ...operation,
    public: override?.public ?? false,
    scope: override?.scope ?? operation.scope,
    rateLimit: override?.rateLimit ?? null,
  };
}
