import { requireCertainty } from "../changes/certainty";
import { getReadiness } from "../readiness";
import { jsonResponse } from "../whole-response";
import type { Handler } from "./handler";

const NO_STORE = { "cache-control": "no-store" };
const DEADLINE_MS = 2000;

/** `GET /healthz`: the process answers. */
export const health: Handler = async () => jsonResponse({ status: "ok" }, { headers: NO_STORE });

const notReady = (status: "stopping" | "unavailable") =>
  jsonResponse({ status }, { status: 503, headers: { ...NO_STORE, "retry-after": "5" } });

/** `GET /readyz`: the process can serve, its database within reach. 503 where it cannot, or is about to stop. */
export const readiness: Handler = async (_request, { runtime, requestId }) => {
  if (getReadiness(runtime).isWithdrawn()) return notReady("stopping");
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the database does not answer")), DEADLINE_MS).unref();
  });
  try {
    await requireCertainty(runtime);
    await Promise.race([runtime.db.all("select 1 from settings where id = 1"), late]);
    return jsonResponse({ status: "ready" }, { headers: NO_STORE });
  } catch (error) {
    runtime.log.error({ err: error, requestId }, "not ready");
    return notReady("unavailable");
  }
};
