import type { AuthorizeOutcome } from "./authorize-core";
import { RedirectError } from "./outcome";
import { type ReplyTo, replyUrl } from "./request";

/** An error of a request whose client is known goes to its redirect URI. */
export async function replying(replyTo: ReplyTo, work: () => Promise<AuthorizeOutcome>): Promise<AuthorizeOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RedirectError)) throw error;
    return {
      next: "redirect",
      location: replyUrl(replyTo, { error: error.code, error_description: error.message }),
    };
  }
}
