import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./people";

/** The credentials that people make and hold: API keys, personal access tokens, B2B logins. */
export const credentials = pgTable(
  "credentials",
  {
    id: text("id").primaryKey(),
    /** `api-key`: the name of one of the kinds that the code declares. */
    kind: text("kind").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Of kinds that are shown as a user name and a password. */
    username: text("username"),
    digest: text("digest").notNull(),
    prefix: text("prefix").notNull(),
    /** `null`: all that the owner may do. */
    scopes: text("scopes").array(),
    /** Addresses it may be used from; none = any. */
    allowedIps: text("allowed_ips").array(),
    expiresAt: moment("expires_at"),
    disabledAt: moment("disabled_at"),
    revokedAt: moment("revoked_at"),
    lastUsedAt: moment("last_used_at"),
    lastUsedAddress: text("last_used_address"),
    /** The connection by which an app made it for the person, and with which it ends; looked at whenever it is used. */
    madeByGrant: text("made_by_grant"),
    /** The credential that this one was rotated from. */
    replaces: text("replaces"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("credentials_digest_key").on(t.digest), // the gate
    uniqueIndex("credentials_username_key").on(t.username), // login
    index("credentials_user_idx").on(t.userId, t.kind), // "my API keys"
    index("credentials_revoked_idx").on(t.revokedAt).where(sql`${t.revokedAt} is not null`), // clean-up
  ],
);
