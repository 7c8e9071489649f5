-- Texts of the catalogue are stored and searched in one form of Unicode (NFC) from now on. Rows that would clash with
-- another one stay as they are.
UPDATE "products" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;--> statement-breakpoint
UPDATE "products" SET "description" = normalize("description", NFC) WHERE "description" IS NOT NFC NORMALIZED;--> statement-breakpoint
UPDATE "products" p SET "sku" = normalize("sku", NFC) WHERE "sku" IS NOT NFC NORMALIZED AND NOT EXISTS (SELECT FROM "products" o WHERE o."id" <> p."id" AND normalize(o."sku", NFC) = normalize(p."sku", NFC));--> statement-breakpoint
UPDATE "categories" SET "description" = normalize("description", NFC) WHERE "description" IS NOT NFC NORMALIZED;--> statement-breakpoint
UPDATE "categories" c SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED AND NOT EXISTS (SELECT FROM "categories" o WHERE o."id" <> c."id" AND normalize(o."name", NFC) = normalize(c."name", NFC));
