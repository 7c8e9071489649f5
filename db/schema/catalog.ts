import { sql } from "drizzle-orm";
import { boolean, char, index, integer, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";

const uid = () => char("uid", { length: 32 }).notNull().default(sql`replace(gen_random_uuid()::text, '-', '')`);

export const categories = pgTable(
  "categories",
  {
    id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
    uid: uid(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
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
    sku: text("sku").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    price: numeric("price", { precision: 12, scale: 2 }).notNull().default("0"),
    currency: char("currency", { length: 3 }).notNull().default("EUR"),
    stock: integer("stock").notNull().default(0),
    active: boolean("active").notNull().default(true),
    categoryId: integer("category_id").references(() => categories.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("products_uid_key").on(t.uid), // /api/v3/product/{uid}
    uniqueIndex("products_sku_key").on(t.sku), // upsert by sku
    index("products_category_idx").on(t.categoryId), // products of a category
    index("products_name_idx").on(t.name), // $orderby name
  ],
);
