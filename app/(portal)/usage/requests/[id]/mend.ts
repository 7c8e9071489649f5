/** What to do about a check that failed, by its code. */
const MENDS: Readonly<Record<string, string>> = {
  insufficient_scope:
    "Give the credential the scope, or make a new one that has it. If your role lacks it, ask an administrator.",
  invalid_token: "Make a new credential, or refresh the token, and put it in place.",
  suspended: "Enable it again in its settings, or ask an administrator if the account itself is disabled.",
  address_not_allowed: "Add the address to the allow list, or make the call from one that is on it.",
  too_many_requests: "Wait as long as the Retry-After header of the answer said, and spread the calls.",
  invalid_client: "Copy the client id and a current client secret from the app's page.",
  invalid_code: "Begin the authorization again: a code is good once, for its own app and redirect URI.",
  invalid_refresh_token: "Let the person connect the app again, and keep the newest refresh token.",
  redirect_uri_mismatch: "Register the received redirect URI with the app, to the letter, or send the expected one.",
  redirect_uri_missing: "Send a redirect_uri: the app has several, or none.",
  client_disabled: "Enable the app again on its page.",
};

export const mendFor = (code: string): string | undefined => (Object.hasOwn(MENDS, code) ? MENDS[code] : undefined);
