import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/**
 * Calls counted by hour, written in batches. Whose they are is kept by id and without a foreign key: what was counted
 * outlives the credential it was counted for. An empty text stands for "none".
 */
export const usageHourly = pgTable(
  "usage_hourly",
  {
    hour: moment("hour").notNull(),
    /** The person whose rights counted. */
    userId: text("user_id").notNull(),
    /** API key, personal access token or B2B login. */
    credentialId: text("credential_id").notNull(),
    applicationId: text("application_id").notNull(),
    operation: text("operation").notNull(),
    /** 2, 3, 4 or 5. */
    statusClass: smallint("status_class").notNull(),
    calls: integer("calls").notNull(),
    milliseconds: bigint("milliseconds", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({
      name: "usage_hourly_pk",
      columns: [t.hour, t.userId, t.credentialId, t.applicationId, t.operation, t.statusClass],
    }),
    index("usage_hourly_user_idx").on(t.userId, t.hour), // "my usage"
    index("usage_hourly_application_idx").on(t.applicationId, t.hour), // an app's usage, whoever it acted for
  ],
);

/** The last requests of each credential, with what failed; older ones are taken away. */
export const requests = pgTable(
  "requests",
  {
    /** As in `X-Request-Id`. */
    id: text("id").primaryKey(),
    at: moment("at").notNull(),
    /** Of which the last hundred are kept: a credential, an app, or a person without either. */
    source: text("source").notNull(),
    userId: text("user_id"),
    credentialId: text("credential_id"),
    applicationId: text("application_id"),
    operation: text("operation"),
    method: text("method").notNull(),
    /** Without its query, which may hold anything. */
    path: text("path").notNull(),
    status: smallint("status").notNull(),
    milliseconds: integer("milliseconds").notNull(),
    address: text("address").notNull(),
    /** The code of the refusal. */
    failure: text("failure"),
    /** What the refusal rests on: for the owner, never for the caller. */
    explanation: jsonb("explanation"),
  },
  (t) => [
    index("requests_source_idx").on(t.source, t.at), // the last hundred of a credential
    index("requests_user_idx").on(t.userId, t.at), // "my recent errors"
    index("requests_at_idx").on(t.at), // clean-up
  ],
);
