import { sql } from "drizzle-orm";
import { integer, text, timestamp } from "drizzle-orm/pg-core";

/** A moment to the millisecond, as the APIs show it: what a caller has read compares equal to what is stored. */
export const momentColumn = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** The columns that name a row of every entity: its key, and a second, unguessable name. */
export const identityColumns = {
  id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
  uid: text("uid").notNull().default(sql`replace(gen_random_uuid()::text, '-', '')`),
};

/** When the row was made and last changed. */
export const momentColumns = {
  createdAt: momentColumn("created_at").notNull().defaultNow(),
  updatedAt: momentColumn("updated_at").notNull().defaultNow(),
};
