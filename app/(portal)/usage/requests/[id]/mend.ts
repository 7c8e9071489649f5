import { usageWords } from "@/words/usage";

const words = usageWords.mend;

/** What to do about a check that failed, by its code. */
const MENDS: Readonly<Record<string, string>> = {
  insufficient_scope: words.scope,
  invalid_token: words.credential,
  suspended: words.disabled,
  address_not_allowed: words.address,
  too_many_requests: words.rate,
  invalid_client: words.client,
  invalid_code: words.code,
  invalid_refresh_token: words.refreshToken,
  redirect_uri_mismatch: words.redirectUri,
  redirect_uri_missing: words.redirectUriMissing,
  client_disabled: words.appDisabled,
};

export const mendFor = (code: string): string | undefined => (Object.hasOwn(MENDS, code) ? MENDS[code] : undefined);
