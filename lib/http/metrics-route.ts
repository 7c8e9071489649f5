import { createHash, timingSafeEqual } from "node:crypto";
import { authenticate } from "../access/authenticate";
import { bearerToken } from "../access/authenticators/bearer";
import { requireScope } from "../access/caller";
import { requireCertainty } from "../changes/certainty";
import { getMetrics } from "../metrics/metrics";
import { AccessError } from "../refusals/access-error";
import { wholeResponse } from "../whole-response";
import { managementErrorFormat } from "./api-error-format";
import type { Handler } from "./handler";
import { type RouteExports, route } from "./route";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** `GET /metrics`: for whoever sends METRICS_TOKEN, or a credential with the scope `admin`. */
const metrics: Handler = async (request, context) => {
  const { runtime } = context;
  const { metricsToken } = runtime.env;
  const token = bearerToken(request);
  const known =
    metricsToken !== undefined && token !== undefined && timingSafeEqual(digest(token), digest(metricsToken));
  if (!known) {
    await requireCertainty(runtime);
    const caller = await authenticate(request, context);
    if (!caller) {
      throw new AccessError("credential_missing", "Send METRICS_TOKEN or a credential with the scope admin.", {
        scope: "admin",
      });
    }
    requireScope(caller, "admin");
  }
  const { register } = getMetrics(runtime);
  return wholeResponse(await register.metrics(), {
    headers: { "content-type": register.contentType, "cache-control": "no-store" },
  });
};

export const metricsRoute = (): RouteExports => route({ GET: metrics }, managementErrorFormat, { servedInDoubt: true });
