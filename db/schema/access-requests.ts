import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { applications } from "./oauth";
import { users } from "./people";

/** What people who have no account ask for: access to the API, for an integration that they describe. */
export const accessRequests = pgTable(
  "access_requests",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    organization: text("organization").notNull(),
    email: text("email").notNull(),
    integrationType: text("integration_type", { enum: ["third-party", "direct"] }).notNull(),
    description: text("description").notNull(),
    status: text("status", { enum: ["pending", "approved", "rejected"] })
      .notNull()
      .default("pending"),
    /** Digest of the private link under which whoever asked sees how it stands. */
    statusDigest: text("status_digest").notNull(),
    /** Why it was rejected, in words for whoever asked. */
    reason: text("reason"),
    decidedAt: moment("decided_at"),
    decidedBy: text("decided_by").references(() => users.id, { onDelete: "set null" }),
    /** The account that it led to. */
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    /** The app that it led to, of a third party. */
    applicationId: text("application_id").references(() => applications.id, { onDelete: "set null" }),
    /** What the credential may do, once it is made. */
    scopes: text("scopes").array(),
    /** Digest of the one-time link that hands the credential over. */
    acceptDigest: text("accept_digest"),
    acceptExpiresAt: moment("accept_expires_at"),
    acceptedAt: moment("accepted_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("access_requests_status_idx").on(t.status, t.createdAt, t.id), // the queue of administrators
    index("access_requests_created_idx").on(t.createdAt, t.id), // all of them, newest first
    uniqueIndex("access_requests_status_digest_key").on(t.statusDigest), // the private status page
    uniqueIndex("access_requests_accept_digest_key").on(t.acceptDigest), // the one-time link
    index("access_requests_decided_by_idx").on(t.decidedBy),
    index("access_requests_user_idx").on(t.userId),
    index("access_requests_application_idx").on(t.applicationId),
  ],
);
