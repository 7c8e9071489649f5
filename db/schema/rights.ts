import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";

/** Roles; a person has one, and may do at most what its scopes say now. */
export const roles = pgTable("roles", {
  name: text("name").primaryKey(),
  description: text("description").notNull().default(""),
  builtIn: boolean("built_in").notNull().default(false),
  createdAt: createdAt(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** Scopes with the plain words that the consent page shows. */
export const scopes = pgTable("scopes", {
  name: text("name").primaryKey(),
  /** "Read your products": what an app may do, for the person who is asked. */
  description: text("description").notNull(),
  builtIn: boolean("built_in").notNull().default(false),
  createdAt: createdAt(),
});

export const roleScopes = pgTable(
  "role_scopes",
  {
    role: text("role")
      .notNull()
      .references(() => roles.name, { onDelete: "cascade", onUpdate: "cascade" }),
    scope: text("scope")
      .notNull()
      .references(() => scopes.name, { onDelete: "cascade", onUpdate: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.role, t.scope] }), index("role_scopes_scope_idx").on(t.scope)],
);

/** What an administrator changed about an operation that the code declares. */
export const operationOverrides = pgTable("operation_overrides", {
  id: text("id").primaryKey(),
  public: boolean("public"),
  scope: text("scope"),
  /** Calls a minute that one credential may make. */
  rateLimit: integer("rate_limit"),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** Operations of an upstream API that administrators have put behind the gate. */
export const gatewayOperations = pgTable(
  "gateway_operations",
  {
    id: text("id").primaryKey(),
    method: text("method", { enum: ["GET", "POST", "PUT", "PATCH", "DELETE"] }).notNull(),
    /** With `{parameters}`. */
    path: text("path").notNull(),
    summary: text("summary").notNull(),
    /** Where requests go; may repeat the path's parameters. */
    upstreamUrl: text("upstream_url").notNull(),
    /** What a caller must hold; none: any good credential. */
    scope: text("scope"),
    timeoutSeconds: integer("timeout_seconds").notNull(),
    disabledAt: moment("disabled_at"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("gateway_operations_path_key").on(t.method, t.path)], // one owner an address
);
