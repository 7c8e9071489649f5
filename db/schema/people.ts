import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, createdAt, moment } from "./columns";
import { roles } from "./rights";

/** People who can sign in. `account_number` is the integer that B2B clients see as `client_id`. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    accountNumber: integer("account_number").generatedAlwaysAsIdentity({ startWith: 100_001 }).notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    username: text("username").notNull(),
    passwordHash: text("password_hash"),
    role: text("role")
      .notNull()
      .references(() => roles.name, { onUpdate: "cascade" }),
    /** This person's half of every SafeStore key (DESIGN §5); worthless without the server's pepper. */
    ownerKey: bytes("owner_key").notNull(),
    emailVerifiedAt: moment("email_verified_at"),
    disabledAt: moment("disabled_at"),
    lastSignInAt: moment("last_sign_in_at"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("users_email_key").on(sql`lower(${t.email})`), // sign-in by email, one account an address
    uniqueIndex("users_username_key").on(sql`lower(${t.username})`), // sign-in by user name
    uniqueIndex("users_account_number_key").on(t.accountNumber),
    index("users_role_idx").on(t.role), // who has this role
    index("users_created_idx").on(t.createdAt, t.id), // the list of administrators, newest first
  ],
);

/** Browser sessions of the portal: the cookie names one, and ending it ends the cookie's power. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    address: text("address"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    index("sessions_user_idx").on(t.userId), // "my sessions", sign out everywhere
    index("sessions_expiry_idx").on(t.expiresAt), // clean-up
  ],
);

/** A person's second factor: codes of an authenticator app (RFC 6238). */
export const twoFactor = pgTable("two_factor", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** SafeStore JWE of the seed. */
  sealed: text("sealed").notNull(),
  /** When a first code showed that the seed had arrived; until then nobody is asked for one. */
  enabledAt: moment("enabled_at"),
  /** The time step of the last code that was taken: no code is good twice. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: createdAt(),
});

/** Codes that stand in for a lost authenticator, each once: only their digests are kept. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    digest: text("digest").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    usedAt: moment("used_at"),
    createdAt: createdAt(),
  },
  (t) => [index("recovery_codes_user_idx").on(t.userId)], // how many are left
);

/** Links sent by mail (verify an address, reset a password, accept an invitation): only their digest is kept. */
export const emailTokens = pgTable(
  "email_tokens",
  {
    digest: text("digest").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["verify-email", "reset-password", "invitation"] }).notNull(),
    email: text("email").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [index("email_tokens_user_idx").on(t.userId, t.purpose)], // older links of one purpose die with a newer one
);

/** Accounts at GitHub, Google or another OpenID provider that sign a person in here. */
export const externalIdentities = pgTable(
  "external_identities",
  {
    provider: text("provider").notNull(),
    subject: text("subject").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] }), index("external_identities_user_idx").on(t.userId)],
);
