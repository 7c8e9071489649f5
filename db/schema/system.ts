import { bigint, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, createdAt, moment } from "./columns";

/** The one row of system settings; `values` holds what an administrator changed from the defaults. */
export const settings = pgTable("settings", {
  id: integer("id").primaryKey().default(1),
  values: jsonb("values").notNull().default({}),
  /** The system's own half of SafeStore keys: signing keys, integrations, plugins. */
  ownerKey: bytes("owner_key").notNull(),
  /** The operator's logo, as we drew it anew; `values` tells its address. */
  logo: bytes("logo"),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** The one row of what `npm run config -- apply` applied last; none before the first time. */
export const appliedConfiguration = pgTable("applied_configuration", {
  id: integer("id").primaryKey().default(1),
  /** SHA-256 of the file, in hexadecimal. */
  digest: text("digest").notNull(),
  by: text("by").notNull(),
  /** What the file said: what is different now is drift. */
  document: jsonb("document").notNull(),
  at: moment("at").notNull(),
});

/**
 * What changed about anybody's rights, in commit order: `n` is taken from `change_head` under its row lock, so a
 * reader that has seen n has seen all before it. Every instance drops what it remembers under the tag.
 */
export const changes = pgTable(
  "changes",
  {
    n: bigint("n", { mode: "number" }).primaryKey(),
    tags: text("tags").array().notNull(),
    at: createdAt(),
  },
  (t) => [index("changes_at_idx").on(t.at)], // clean-up
);

export const changeHead = pgTable("change_head", {
  id: integer("id").primaryKey().default(1),
  n: bigint("n", { mode: "number" }).notNull().default(0),
});

/** Append-only; each row carries the hash of the one before, computed by the database. */
export const auditLog = pgTable(
  "audit_log",
  {
    n: bigint("n", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    action: text("action").notNull(),
    actorId: text("actor_id"),
    credentialId: text("credential_id"),
    targetType: text("target_type"),
    targetId: text("target_id"),
    /** Whose account it concerns: that person reads it under Activity. */
    subjectId: text("subject_id"),
    detail: jsonb("detail").notNull(),
    address: text("address"),
    requestId: text("request_id"),
    previousHash: bytes("previous_hash").notNull(),
    hash: bytes("hash").notNull(),
    /** Shows that this server wrote it; none in rows from before the log was sealed. */
    seal: text("seal"),
  },
  (t) => [
    index("audit_log_subject_idx").on(t.subjectId, t.n), // "my activity"
    index("audit_log_actor_idx").on(t.actorId, t.n), // what a person did
    index("audit_log_credential_idx").on(t.credentialId, t.n), // what was done with a credential
    index("audit_log_target_idx").on(t.targetId, t.n), // what was done to a thing
    index("audit_log_action_idx").on(t.action.op("text_pattern_ops"), t.n), // everything of a kind
    index("audit_log_at_idx").on(t.at, t.n), // what was done in a time
  ],
);

export const auditHead = pgTable("audit_head", {
  id: integer("id").primaryKey().default(1),
  n: bigint("n", { mode: "number" }).notNull().default(0),
  hash: bytes("hash").notNull(),
  /** Shows that the log ends here; none until a server that seals has started. */
  seal: text("seal"),
  /** The last row that was archived, after which the log goes on; none = all of it is here. */
  archivedN: bigint("archived_n", { mode: "number" }),
  archivedHash: bytes("archived_hash"),
  /** Shows that this server archived it: else whoever cuts off the beginning could say so. */
  archivedSeal: text("archived_seal"),
});
