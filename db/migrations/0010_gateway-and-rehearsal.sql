CREATE TABLE "rehearsed_refusals" (
	"address" text NOT NULL,
	"source" text NOT NULL,
	"user_id" text,
	"calls" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rehearsed_refusals_address_source_pk" PRIMARY KEY("address","source")
);
--> statement-breakpoint
CREATE TABLE "gateway_operations" (
	"id" text PRIMARY KEY NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"summary" text NOT NULL,
	"upstream_url" text NOT NULL,
	"scope" text,
	"timeout_seconds" integer NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "rehearsed_refusals_last_idx" ON "rehearsed_refusals" USING btree ("last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "gateway_operations_path_key" ON "gateway_operations" USING btree ("method","path");--> statement-breakpoint
CREATE INDEX "audit_log_credential_idx" ON "audit_log" USING btree ("credential_id","n");--> statement-breakpoint
CREATE INDEX "audit_log_target_idx" ON "audit_log" USING btree ("target_id","n");