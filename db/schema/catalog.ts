import { sql } from "drizzle-orm";
import { boolean, index, integer, numeric, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

const uid = () => text("uid").notNull().default(sql`replace(gen_random_uuid()::text, '-', '')`);

// Milliseconds, as the APIs show them: what a caller has read compares equal to what is stored.
const toTheMillisecond = (name: string) =>
  timestamp(name, { withTimezone: true, mode: "date", precision: 3 }).notNull().defaultNow();

export const categories = pgTable(
  "categories",
  {
    id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
    uid: uid(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    createdAt: toTheMillisecond("created_at"),
    updatedAt: toTheMillisecond("updated_at"),
  },
  (t) => [
    uniqueIndex("categories_uid_key").on(t.uid), // /api/v3/category/{uid}
    uniqueIndex("categories_name_key").on(t.name), // import by name
  ],
);

export const products = pgTable(
  "products",
  {
    id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
    uid: uid(),
    sku: text("sku").notNull().default(sql`'GH-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 12))`),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    price: numeric("price", { precision: 12, scale: 2 }).notNull().default("0"),
    currency: text("currency").notNull().default("EUR"),
    stock: integer("stock").notNull().default(0),
    active: boolean("active").notNull().default(true),
    categoryId: integer("category_id").references(() => categories.id, { onDelete: "set null" }),
    createdAt: toTheMillisecond("created_at"),
    updatedAt: toTheMillisecond("updated_at"),
  },
  (t) => [
    uniqueIndex("products_uid_key").on(t.uid), // /api/v3/product/{uid}
    uniqueIndex("products_sku_key").on(t.sku), // upsert by sku
    index("products_category_idx").on(t.categoryId), // products of a category
    index("products_name_idx").on(sql`${t.name} collate "C"`), // sorted by name, by code points; import by name
  ],
);
