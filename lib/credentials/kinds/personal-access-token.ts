import type { CredentialKindFacts } from "./credential-kind";

export const personalAccessToken = {
  id: "pat",
  secret: "pat",
  presented: "bearer",
  scopes: "required",
  scopesLater: "fixed",
  madeByApps: true,
  limit: { setting: "tokens", standard: 50 },
  path: "/tokens",
  calls: "Token",
  secretMember: "token",
  event: "token",
  words: {
    one: "access token",
    many: "access tokens",
    whole: "a personal access token",
    unknown: "The token is unknown or was revoked.",
  },
} as const satisfies CredentialKindFacts;
