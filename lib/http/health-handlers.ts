import type { Handler } from "./handler";

const NO_STORE = { "cache-control": "no-store" };
const DEADLINE_MS = 2000;

/** `GET /healthz`: the process answers. */
export const health: Handler = async () => Response.json({ status: "ok" }, { headers: NO_STORE });

/** `GET /readyz`: the process can serve, its database within reach. 503 where it cannot. */
export const readiness: Handler = async (_request, { runtime, requestId }) => {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the database does not answer")), DEADLINE_MS).unref();
  });
  try {
    await Promise.race([runtime.db.all("select 1 from settings where id = 1"), late]);
    return Response.json({ status: "ready" }, { headers: NO_STORE });
  } catch (error) {
    runtime.log.error({ err: error, requestId }, "not ready");
    return Response.json({ status: "unavailable" }, { status: 503, headers: { ...NO_STORE, "retry-after": "5" } });
  }
};
