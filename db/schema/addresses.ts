import { customType, index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
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
