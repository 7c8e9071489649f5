/** The first segments of this server's own addresses: no operation of an upstream API may begin with one of them. */
export const OWN_SEGMENTS: ReadonlySet<string> = new Set([
  ...[
    ".well-known",
    "_next",
    "activity",
    "admin",
    "api",
    "api-keys",
    "apple-icon.png",
    "apps",
    "auth",
    "authorization",
  ],
  ...["authorize-error", "connections", "consent", "consumer", "credentials", "dashboard", "explorer", "favicon.ico"],
  ...["healthz", "help", "icon.svg", "imports", "inventory", "invitation", "login", "logos", "mappers", "metrics"],
  ...["odata", "outbox", "protected_endpoint", "readyz", "request-access", "reset-password", "screenshots"],
  ...["settings", "signup", "tokens", "usage", "verify-email", "webhooks"],
]);
