import type { CredentialKindFacts } from "./credential-kind";

export const apiKey = {
  id: "key",
  secret: "key",
  presented: "api-key-header",
  scopes: "optional",
  scopesLater: "fixed",
  madeByApps: true,
  limit: { setting: "apiKeys", standard: 50 },
  path: "/api-keys",
  calls: "ApiKey",
  secretMember: "key",
  event: "key",
  words: {
    one: "API key",
    many: "API keys",
    whole: "an API key",
    unknown: "The API key is unknown or was revoked.",
  },
} as const satisfies CredentialKindFacts;
