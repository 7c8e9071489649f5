/** A scope with the plain words that the consent page shows for it. */
export interface ScopeDeclaration {
  name: string;
  description: string;
}

/** Scopes that every installation has beside those of its entities (CONTRACT §1). */
export const SYSTEM_SCOPES: readonly ScopeDeclaration[] = [
  { name: "read", description: "Read all data that you can read" },
  { name: "write", description: "Add, change and delete data that you can change" },
  { name: "portal", description: "Manage your API keys, tokens, apps and connections" },
  { name: "admin", description: "Administer this system and everyone's accounts" },
  { name: "openid", description: "Know which account is yours" },
  { name: "profile", description: "See your name and user name" },
  { name: "email", description: "See your email address" },
];

/** What the role Consumer holds from the first start (CONTRACT §5). */
export const CONSUMER_SCOPES: readonly string[] = ["read", "write", "portal", "openid", "profile", "email"];
