ALTER TABLE "import_rows_before" DROP CONSTRAINT "import_rows_before_import_id_imports_id_fk";
--> statement-breakpoint
DROP INDEX "products_name_match_idx";