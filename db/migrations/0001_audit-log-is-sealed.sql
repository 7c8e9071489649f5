ALTER TABLE "audit_head" ADD COLUMN "seal" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "seal" text;