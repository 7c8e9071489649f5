import type { KindWords } from "./kind-words";

export const apiKeyWords: KindWords = {
  noun: "API key",
  plural: "API keys",
  short: "key",
  about: "For scripts and tools that work for you, with your own account.",
  empty:
    "A key goes into one header of each request. It can be narrowed to scopes and addresses, can expire, and can be revoked at any moment.",
  advice: "A key works for you, with your own account. Keep it out of web pages and public repositories.",
  sample: "A call with it",
  firstCall: "Your first call",
  stops: "Scripts and tools that send one are refused. Revoked keys do not come back.",
  events: "API keys",
};
