import { RedirectError } from "../outcome";
import { RESPONSE_TYPES } from "../response-types";
import { defineCheck } from "./check";

/** `response_type` (RFC 6749 §3.1.1), which the client must be registered for. */
export const responseType = defineCheck({
  metadata: { response_types_supported: RESPONSE_TYPES },
  check({ client, values }) {
    const type = values.get("response_type");
    if (!type) throw new RedirectError("invalid_request", 'The parameter "response_type" is missing.');
    if (!RESPONSE_TYPES.includes(type)) {
      throw new RedirectError("unsupported_response_type", 'The only response_type here is "code".');
    }
    if (!client.grantTypes.includes("authorization_code")) {
      throw new RedirectError("unauthorized_client", "This client may not use the authorization code flow.");
    }
    return {};
  },
});
