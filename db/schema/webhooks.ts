import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./people";

/** Addresses of people's own servers that are told what happens to what is issued in their name. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    description: text("description").notNull().default(""),
    /** What it is told of; none = everything, what is thought of later too. */
    events: text("events").array(),
    disabledAt: moment("disabled_at"),
    /** By its owner; because nothing got through for days; because it answered 410. */
    disabledReason: text("disabled_reason", { enum: ["paused", "failing", "gone"] }),
    /** The first attempt that failed since the last that got through. */
    failingSince: moment("failing_since"),
    /** The last attempt failed or took long: such endpoints share places of their own, and hold back no other. */
    slow: boolean("slow").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [index("webhook_endpoints_user_idx").on(t.userId)], // "my webhooks", and whom an event concerns
);

/** Secrets that sign what is sent, in a table of their own, so that two can sign while one replaces the other. */
export const webhookSecrets = pgTable(
  "webhook_secrets",
  {
    id: text("id").primaryKey(),
    endpointId: text("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    /** SafeStore JWE. */
    sealed: text("sealed").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at"),
  },
  (t) => [index("webhook_secrets_endpoint_idx").on(t.endpointId)],
);

/** What is to be told to an endpoint, and what came of it. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: text("id").primaryKey(),
    endpointId: text("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    /** The `webhook-id`: one for an event, whichever endpoints are told and however often. */
    eventId: text("event_id").notNull(),
    type: text("type").notNull(),
    data: jsonb("data").notNull(),
    occurredAt: moment("occurred_at").notNull(),
    state: text("state", { enum: ["waiting", "delivered", "failed"] })
      .notNull()
      .default("waiting"),
    /** Attempts since it was sent last by hand, or at all: how long the next pause is. */
    attempts: smallint("attempts").notNull().default(0),
    nextAt: moment("next_at").notNull().defaultNow(),
    /** An instance sends it now; a claim that outlives this was left by one that died. */
    claimedUntil: moment("claimed_until"),
    /** The last attempts, oldest first: `[{at, status, milliseconds, error, answer}]`. */
    outcomes: jsonb("outcomes").notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_event_key").on(t.endpointId, t.eventId), // an event is told once
    index("webhook_deliveries_endpoint_idx").on(t.endpointId, t.createdAt, t.id), // an endpoint's deliveries, newest first
    index("webhook_deliveries_due_idx").on(t.endpointId, t.nextAt).where(sql`state = 'waiting'`), // what is due
    index("webhook_deliveries_created_idx").on(t.createdAt), // clean-up
  ],
);
