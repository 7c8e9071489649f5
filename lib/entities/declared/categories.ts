import { pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { defineEntity } from "../define-entity";
import { identityColumns, momentColumns } from "../entity-columns";

export const categoriesTable = pgTable(
  "categories",
  {
    ...identityColumns,
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    ...momentColumns,
  },
  (t) => [
    uniqueIndex("categories_uid_key").on(t.uid), // /api/v3/category/{uid}
    uniqueIndex("categories_name_key").on(t.name), // import by name
  ],
);

export const categories = defineEntity({
  table: categoriesTable,
  singular: "category",
  description: "Groups of products.",
  label: "name",
  summary: ["id", "name"],
  fields: {
    name: { description: "Name of the category; no two are alike.", searchable: true, maxLength: 200 },
    description: { description: "What belongs in it.", searchable: true, maxLength: 10_000 },
  },
});
