import { createHash, timingSafeEqual } from "node:crypto";
import { AccessError } from "../access/access-error";
import { authenticate } from "../access/authenticate";
import { bearerToken } from "../access/authenticators/bearer";
import { requireScope } from "../access/caller";
import { metricsOf, metricsText } from "../usage/metrics";
import { managementManners } from "./api-manners";
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
    const caller = await authenticate(request, context);
    if (!caller) {
      throw new AccessError("credential_missing", "Send METRICS_TOKEN or a credential with the scope admin.", {
        scope: "admin",
      });
    }
    requireScope(caller, "admin");
  }
  return new Response(metricsText(metricsOf(runtime).series()), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
};

export const metricsRoute = (): RouteExports => route({ GET: metrics }, managementManners);
