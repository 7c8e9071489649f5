import { customType, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./people";

const cidr = customType<{ data: string }>({ dataType: () => "cidr" });

/** Addresses that are served: of everyone (`user_id` null) or of one account. */
export const ipAllowEntries = pgTable(
  "ip_allow_entries",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    cidr: cidr("cidr").notNull(),
    label: text("label").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [index("ip_allow_entries_user_idx").on(t.userId)], // the gate reads an account's list with its principal
);

/** Whom the system's allow list would have refused while it was only rehearsed; written in batches. */
export const rehearsedRefusals = pgTable(
  "rehearsed_refusals",
  {
    address: text("address").notNull(),
    /** The credential, app or person that called; an empty text for nobody in particular. */
    source: text("source").notNull(),
    userId: text("user_id"),
    calls: integer("calls").notNull(),
    firstAt: moment("first_at").notNull(),
    lastAt: moment("last_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.address, t.source] }), index("rehearsed_refusals_last_idx").on(t.lastAt)], // newest first, clean-up
);
