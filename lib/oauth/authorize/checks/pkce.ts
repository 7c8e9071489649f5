import { isS256Challenge } from "../../pkce";
import { RedirectError } from "../outcome";
import { defineCheck } from "./check";

const CHALLENGE_METHODS: readonly string[] = ["S256"];

/** RFC 7636 §4.4.1; RFC 9700 §2.1.1 for public clients; `plain` protects nothing and is refused. */
export const pkce = defineCheck<{ codeChallenge: string | null }>({
  metadata: { code_challenge_methods_supported: CHALLENGE_METHODS },
  check({ client, values }) {
    const challenge = values.get("code_challenge");
    const method = values.get("code_challenge_method");
    if (!challenge) {
      if (method) throw new RedirectError("invalid_request", "There is a code_challenge_method but no code_challenge.");
      if (client.type === "public") {
        throw new RedirectError("invalid_request", "A public client must send a code_challenge (PKCE).");
      }
      return { codeChallenge: null };
    }
    if (!method || !CHALLENGE_METHODS.includes(method)) {
      throw new RedirectError("invalid_request", 'The code_challenge_method must be "S256".');
    }
    if (!isS256Challenge(challenge)) {
      throw new RedirectError("invalid_request", "The code_challenge must be 43 characters of base64url.");
    }
    return { codeChallenge: challenge };
  },
});
