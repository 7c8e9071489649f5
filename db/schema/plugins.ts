import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { applications } from "./oauth";

/** What administrators decided about the plugins that lie in the plugin folder. */
export const plugins = pgTable(
  "plugins",
  {
    /** The name of its folder. */
    id: text("id").primaryKey(),
    /** Its OAuth client, made when it was enabled first. */
    applicationId: text("application_id").references(() => applications.id, { onDelete: "set null" }),
    /** What its manifest asked for when an administrator decided: it is not started once it asks for more. */
    askedScopes: text("asked_scopes").array().notNull().default(sql`'{}'`),
    /** What was allowed of that. */
    approvedScopes: text("approved_scopes").array().notNull(),
    approvedVersion: text("approved_version").notNull(),
    enabledAt: moment("enabled_at"),
    /** An administrator stopped it; it stays enabled and starts when it is told to. */
    stoppedAt: moment("stopped_at"),
    /** Number of the last audit row that it was told of. */
    eventCursor: bigint("event_cursor", { mode: "number" }).notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [index("plugins_application_idx").on(t.applicationId)], // deleting a client
);

/** Runs of plugins: those that wait to be claimed by an instance, the one that runs, those that are over. */
export const pluginRuns = pgTable(
  "plugin_runs",
  {
    id: text("id").primaryKey(),
    pluginId: text("plugin_id")
      .notNull()
      .references(() => plugins.id, { onDelete: "cascade" }),
    /** Why it runs. */
    trigger: text("trigger", { enum: ["service", "schedule", "event", "hand"] }).notNull(),
    /** The events that it is told of, on its standard input. */
    events: jsonb("events"),
    state: text("state", { enum: ["waiting", "running", "ended"] }).notNull(),
    /** How it ended. */
    outcome: text("outcome", {
      enum: ["finished", "failed", "stopped", "out-of-memory", "out-of-time", "not-started", "lost"],
    }),
    exitCode: smallint("exit_code"),
    /** What there is to say of the end, for administrators. */
    message: text("message"),
    /** An administrator wants it to end. */
    stopRequested: moment("stop_requested"),
    queuedAt: moment("queued_at").notNull().defaultNow(),
    startedAt: moment("started_at"),
    /** The instance that runs it says so every few seconds; one that falls silent is lost. */
    seenAt: moment("seen_at"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    // One at a time, and one more in waiting: whatever instance thinks that it is time.
    uniqueIndex("plugin_runs_one_key").on(t.pluginId, t.state).where(sql`state <> 'ended'`),
    index("plugin_runs_plugin_idx").on(t.pluginId, t.queuedAt), // its last runs
  ],
);

/** What plugins print, with secrets masked; the last lines of each. */
export const pluginLines = pgTable(
  "plugin_lines",
  {
    n: bigint("n", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    pluginId: text("plugin_id")
      .notNull()
      .references(() => plugins.id, { onDelete: "cascade" }),
    runId: text("run_id").notNull(),
    at: moment("at").notNull(),
    /** 0: the supervisor, 1: standard output, 2: standard error. */
    source: integer("source").notNull(),
    text: text("text").notNull(),
  },
  (t) => [index("plugin_lines_plugin_idx").on(t.pluginId, t.n)], // its log
);
