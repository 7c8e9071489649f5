import { grantScopes, requestedScopes } from "../../scopes";
import { asRedirectError } from "./as-redirect-error";
import { defineCheck } from "./check";

/** `scope` (RFC 6749 §3.3): what the app is registered for, or what it names of that. */
export const scope = defineCheck<{ scopes: readonly string[] }>({
  check: ({ core, client, values }) =>
    asRedirectError(async () => ({ scopes: grantScopes(await requestedScopes(core, values), client.scopes) })),
});
