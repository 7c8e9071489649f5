import { RedirectError } from "../outcome";
import { defineCheck } from "./check";

/** Request objects, by value or by reference, are not taken (OpenID Connect Core §6). */
export const requestObject = defineCheck({
  openidMetadata: { request_parameter_supported: false, request_uri_parameter_supported: false },
  check({ values }) {
    if (values.has("request")) throw new RedirectError("request_not_supported", "Request objects are not supported.");
    if (values.has("request_uri")) {
      throw new RedirectError("request_uri_not_supported", "Request objects are not supported.");
    }
    return {};
  },
});
