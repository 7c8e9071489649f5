DROP INDEX "access_requests_status_idx";--> statement-breakpoint
DROP INDEX "grants_application_idx";--> statement-breakpoint
DROP INDEX "webhook_deliveries_endpoint_idx";--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "archived_n" bigint;--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "archived_hash" "bytea";--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "archived_seal" text;--> statement-breakpoint
CREATE INDEX "access_requests_created_idx" ON "access_requests" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "credentials_revoked_idx" ON "credentials" USING btree ("revoked_at") WHERE "credentials"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "imports_finished_idx" ON "imports" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "grants_revoked_idx" ON "grants" USING btree ("revoked_at") WHERE "grants"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "token_families_created_idx" ON "token_families" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sessions_expiry_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "users_created_idx" ON "users" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_action_idx" ON "audit_log" USING btree ("action" text_pattern_ops,"n");--> statement-breakpoint
CREATE INDEX "audit_log_at_idx" ON "audit_log" USING btree ("at","n");--> statement-breakpoint
CREATE INDEX "access_requests_status_idx" ON "access_requests" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "grants_application_idx" ON "grants" USING btree ("application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_endpoint_idx" ON "webhook_deliveries" USING btree ("endpoint_id","created_at","id");