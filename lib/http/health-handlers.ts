import { requireCertainty } from "../changes/certainty";
import { getReadiness } from "../readiness";
import { jsonResponse } from "../whole-response";
import type { Handler } from "./handler";

const NO_STORE = { "cache-control": "no-store" };
const DEADLINE_MS = 2000;

/** `GET /healthz`: the process answers. */
export const health: Handler = async () => jsonResponse({ status: "ok" }, { headers: NO_STORE });

/** A full disk, or whoever runs the database, has it refuse whatever is to be written: tokens, sign-ins, changes. */
const ASK = `
  select current_setting('default_transaction_read_only') = 'on' as "isReadOnly" from settings where id = 1`;

const notReady = (status: "stopping" | "read-only" | "unavailable") =>
  jsonResponse({ status }, { status: 503, headers: { ...NO_STORE, "retry-after": "5" } });

/**
 * `GET /readyz`: the process can serve, its database within reach and open to be written. 503 where it is not, or the
 * process is about to stop.
 */
export const readiness: Handler = async (_request, { runtime, requestId }) => {
  if (getReadiness(runtime).isWithdrawn()) return notReady("stopping");
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the database does not answer")), DEADLINE_MS).unref();
  });
  try {
    await requireCertainty(runtime);
    const [row] = await Promise.race([runtime.db.all<{ isReadOnly: boolean }>(ASK), late]);
    if (row?.isReadOnly) {
      runtime.log.error({ requestId }, "not ready: the database takes nothing that is to be written");
      return notReady("read-only");
    }
    return jsonResponse({ status: "ready" }, { headers: NO_STORE });
  } catch (error) {
    runtime.log.error({ err: error, requestId }, "not ready");
    return notReady("unavailable");
  }
};
