import type { CredentialKindFacts } from "./credential-kind";

export const b2bLogin = {
  id: "b2b",
  secret: "b2b",
  presented: "login",
  scopes: "optional",
  scopesLater: "changeable",
  madeByApps: false,
  limit: { setting: "credentials", standard: 20 },
  path: "/credentials",
  calls: "Credential",
  secretMember: "password",
  event: "credential",
  words: {
    one: "B2B login",
    many: "B2B logins",
    whole: "a B2B login",
    unknown: "Invalid credentials",
  },
} as const satisfies CredentialKindFacts;
