import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./people";

/** How the columns of somebody's files become the fields of an entity. */
export const mappers = pgTable(
  "mappers",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    entity: text("entity").notNull(),
    keyField: text("key_field").notNull(),
    /** `[{from, to, default?, format?}]`. */
    columns: jsonb("columns").notNull(),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [index("mappers_user_idx").on(t.userId)], // "my mappers"
);

/** Imports, those that run and those that are over. */
export const imports = pgTable(
  "imports",
  {
    id: text("id").primaryKey(),
    /** Whose it is; none for an app of its own. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    subject: text("subject").notNull(),
    entity: text("entity").notNull(),
    mapperId: text("mapper_id").references(() => mappers.id, { onDelete: "set null" }),
    fileName: text("file_name").notNull(),
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
    atomic: boolean("atomic").notNull(),
    dryRun: boolean("dry_run").notNull(),
    /** running, done, failed, cancelled, undone; closed in lib/catalog/import. */
    status: text("status").notNull(),
    bytesRead: bigint("bytes_read", { mode: "number" }).notNull().default(0),
    imported: integer("imported").notNull().default(0),
    updated: integer("updated").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    /** The first hundred: `[{row, field, message}]`. */
    errors: jsonb("errors").notNull().default([]),
    message: text("message"),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
    createdAt: createdAt(),
    /** When it last made progress: one that stopped long ago lost its process. */
    progressAt: moment("progress_at").notNull().defaultNow(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    index("imports_user_idx").on(t.userId, t.createdAt), // "my imports", newest first
    index("imports_mapper_idx").on(t.mapperId), // deleting a mapper
    index("imports_finished_idx").on(t.finishedAt), // clean-up
    index("imports_status_idx").on(t.status, t.progressAt), // those that lost their process
  ],
);

/** What an import found before it wrote, for undoing it. */
export const importRowsBefore = pgTable(
  "import_rows_before",
  {
    // No foreign key: it would be a tenth of an import's time. Rows of imports that are gone are swept.
    importId: text("import_id").notNull(),
    /** The entity's key. */
    rowId: integer("row_id").notNull(),
    /** The row as it was; none where the import made it. */
    before: jsonb("before"),
    /** Digest of the row as the import left it: a row that differs was changed since. */
    after: bigint("after", { mode: "bigint" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.rowId] })],
);
