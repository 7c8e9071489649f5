import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./people";

/** What every credential that a developer holds has in common. */
const held = () => ({
  id: text("id").primaryKey(),
  userId: text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  name: text("name").notNull(),
  /** Addresses it may be used from; none = any. */
  allowedIps: text("allowed_ips").array(),
  expiresAt: moment("expires_at"),
  disabledAt: moment("disabled_at"),
  revokedAt: moment("revoked_at"),
  lastUsedAt: moment("last_used_at"),
  lastUsedAddress: text("last_used_address"),
  /** The credential that this one was rotated from. */
  replaces: text("replaces"),
  createdAt: createdAt(),
});

/** API keys (`X-API-Key`); `scopes` null = all that the owner may do. */
export const apiKeys = pgTable(
  "api_keys",
  {
    ...held(),
    digest: text("digest").notNull(),
    prefix: text("prefix").notNull(),
    scopes: text("scopes").array(),
  },
  (t) => [
    uniqueIndex("api_keys_digest_key").on(t.digest), // the gate
    index("api_keys_user_idx").on(t.userId), // "my API keys"
  ],
);

/** Personal access tokens (`Authorization: Bearer`). */
export const personalAccessTokens = pgTable(
  "personal_access_tokens",
  {
    ...held(),
    digest: text("digest").notNull(),
    prefix: text("prefix").notNull(),
    scopes: text("scopes").array().notNull(),
  },
  (t) => [
    uniqueIndex("personal_access_tokens_digest_key").on(t.digest), // the gate
    index("personal_access_tokens_user_idx").on(t.userId), // "my access tokens"
  ],
);

/** B2B API credentials: a user name and a password for `POST /auth/login`. */
export const b2bCredentials = pgTable(
  "b2b_credentials",
  {
    ...held(),
    username: text("username").notNull(),
    digest: text("digest").notNull(),
    prefix: text("prefix").notNull(),
  },
  (t) => [
    uniqueIndex("b2b_credentials_username_key").on(t.username), // login
    index("b2b_credentials_user_idx").on(t.userId), // "my B2B logins"
  ],
);
