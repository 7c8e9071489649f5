import { RedirectError } from "../outcome";
import { defineCheck } from "./check";

/** `max_age` (OpenID Connect Core §3.1.2.1): seconds since the person last typed a password, at most; `null` = any. */
export const maxAge = defineCheck<{ maxAge: number | null }>({
  check({ values }) {
    const text = values.get("max_age");
    if (!text) return { maxAge: null };
    if (!/^\d{1,9}$/.test(text)) throw new RedirectError("invalid_request", "max_age must be a number of seconds.");
    return { maxAge: Number(text) };
  },
});
