import { RedirectError } from "../outcome";
import { defineCheck } from "./check";

/** What `prompt` may say (OpenID Connect Core §3.1.2.1; `create` is of Initiating User Registration 1.0). */
const PROMPTS: readonly string[] = ["none", "login", "consent", "select_account", "create"];

export const prompt = defineCheck<{ prompt: ReadonlySet<string> }>({
  openidMetadata: { prompt_values_supported: PROMPTS },
  check({ values }) {
    const prompts = new Set((values.get("prompt") ?? "").split(" ").filter(Boolean));
    for (const value of prompts) {
      if (!PROMPTS.includes(value)) throw new RedirectError("invalid_request", "The prompt is unknown.");
    }
    if (prompts.has("none") && prompts.size > 1) {
      throw new RedirectError("invalid_request", 'The prompt "none" cannot be joined with another.');
    }
    return { prompt: prompts };
  },
});
