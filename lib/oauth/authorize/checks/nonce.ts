import { defineCheck } from "./check";

/** `nonce` (OpenID Connect Core §3.1.2.1), which comes back in the id token. */
export const nonce = defineCheck<{ nonce: string | null }>({
  check: ({ values }) => ({ nonce: values.get("nonce") || null }),
});
