import { sql } from "drizzle-orm";
import { boolean, index, integer, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { defineEntity } from "../define-entity";
import { identityColumns, momentColumns } from "../entity-columns";
import { categoriesTable } from "./categories";

export const productsTable = pgTable(
  "products",
  {
    ...identityColumns,
    sku: text("sku").notNull().default(sql`'GH-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 12))`),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    price: numeric("price", { precision: 12, scale: 2 }).notNull().default("0"),
    currency: text("currency").notNull().default("EUR"),
    stock: integer("stock").notNull().default(0),
    active: boolean("active").notNull().default(true),
    categoryId: integer("category_id").references(() => categoriesTable.id, { onDelete: "set null" }),
    ...momentColumns,
  },
  (t) => [
    uniqueIndex("products_uid_key").on(t.uid), // /api/v3/product/{uid}
    uniqueIndex("products_sku_key").on(t.sku), // upsert by sku
    index("products_category_idx").on(t.categoryId), // products of a category
    index("products_name_idx").on(sql`${t.name} collate "C"`), // sorted by name, by code points; import by name
  ],
);

export const products = defineEntity({
  table: productsTable,
  singular: "product",
  description: "Things that are sold.",
  label: "sku",
  summary: ["id", "sku", "name"],
  fields: {
    sku: {
      description: "Stock keeping unit; no two are alike. Left out, the server makes one.",
      initial: { random: "GH-" },
      searchable: true,
      maxLength: 100,
    },
    name: { description: "Name of the product.", matchable: true, searchable: true, maxLength: 300 },
    description: { description: "What it is.", searchable: true, maxLength: 10_000 },
    price: { description: "Price of one, in `currency`.", minimum: 0 },
    currency: {
      description: "Currency of the price, ISO 4217.",
      maxLength: 3,
      pattern: { expression: /^[A-Z]{3}$/, words: "three capital letters, such as EUR" },
    },
    stock: { description: "How many are in stock." },
    active: { description: "Whether it is on sale." },
    categoryId: { description: "Number of its category.", minimum: 1 },
  },
  relations: {
    category: {
      field: "categoryId",
      description: "The category it belongs to.",
      back: { name: "products", description: "The products of this category." },
    },
  },
});
