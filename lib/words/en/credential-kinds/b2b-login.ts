import type { KindWords } from "./kind-words";

export const b2bLoginWords: KindWords = {
  noun: "B2B login",
  plural: "B2B logins",
  short: "login",
  about: "A user name and a password that another company's server trades for short-lived tokens.",
  empty:
    "The partner's server logs in with a user name and a password, gets a token for an hour, and refreshes it. The login can be narrowed to scopes; revoking it ends every token that came from it.",
  advice: "One login for each partner and system, so that you can take one back without the others noticing.",
  alsoStops: "Every token that was issued to it ends at the same moment.",
  sample: "Get a token with it",
  firstCall: "Get a token",
  stops: "Partners can no longer log in, and the tokens that they have end. Revoked logins do not come back.",
  events: "B2B logins and expiry",
};
