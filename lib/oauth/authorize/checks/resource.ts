import { requestedResources } from "../../resource";
import { asRedirectError } from "./as-redirect-error";
import { defineCheck } from "./check";

/** `resource` (RFC 8707 §2), which may be given more than once. */
export const resource = defineCheck<{ resources: readonly string[] }>({
  check: ({ core, parameters }) =>
    asRedirectError(() => ({ resources: requestedResources(core.issuer, parameters.get("resource") ?? []) ?? [] })),
});
