import type { KindWords } from "./kind-words";

export const personalAccessTokenWords: KindWords = {
  noun: "access token",
  plural: "access tokens",
  short: "token",
  about: "Personal access tokens: for tools that send a Bearer token and should hold only the scopes that you choose.",
  empty:
    "A personal access token works wherever an OAuth token does, with no sign-in step. It holds the scopes that you choose, can expire, and can be revoked at any moment.",
  advice: "A personal access token works for you, within the scopes that you choose. Treat it like a password.",
  sample: "A call with it",
  firstCall: "Your first call",
  stops: "Tools that send one are refused. Revoked tokens do not come back.",
  events: "Access tokens",
};
