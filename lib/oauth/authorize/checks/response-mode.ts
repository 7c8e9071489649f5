import { RedirectError } from "../outcome";
import { defineCheck } from "./check";

const RESPONSE_MODES: readonly string[] = ["query"];

/** `response_mode`: how the answer is sent back. */
export const responseMode = defineCheck({
  metadata: { response_modes_supported: RESPONSE_MODES },
  check({ values }) {
    if (!RESPONSE_MODES.includes(values.get("response_mode") || "query")) {
      throw new RedirectError("invalid_request", 'The only response_mode here is "query".');
    }
    return {};
  },
});
