import { CREDENTIAL_KINDS } from "../credentials/kinds/credential-kinds";
import { DIALECTS } from "../dialects/dialects";

/** The first segments of this server's own addresses: no operation of an upstream API may begin with one of them. */
export const OWN_SEGMENTS: ReadonlySet<string> = new Set([
  ...Object.values(CREDENTIAL_KINDS).map(({ path }) => path.slice(1)),
  ...Object.values(DIALECTS).flatMap(({ path }) => path.split("/").slice(1, 2)),
  ...[".well-known", "_next", "activity", "admin", "api", "apple-icon.png", "apps", "auth"],
  ...["authorize-error", "connections", "consent", "dashboard", "explorer", "favicon.ico"],
  ...["healthz", "help", "icon.svg", "imports", "inventory", "invitation", "login", "logos", "mappers", "metrics"],
  ...["odata", "outbox", "protected_endpoint", "readyz", "request-access", "reset-password"],
  ...["settings", "signup", "usage", "verify-email", "webhooks"],
]);
