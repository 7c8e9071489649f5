import { customType, timestamp } from "drizzle-orm/pg-core";

/** A `timestamptz` column; every moment in the database carries its zone. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** When the row was made, set by the database. */
export const createdAt = () => moment("created_at").notNull().defaultNow();

/** Raw bytes (`bytea`), as a `Uint8Array` on both drivers. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
