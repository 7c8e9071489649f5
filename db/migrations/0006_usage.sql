CREATE TABLE "requests" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"user_id" text,
	"credential_id" text,
	"application_id" text,
	"operation" text,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"status" smallint NOT NULL,
	"milliseconds" integer NOT NULL,
	"address" text NOT NULL,
	"failure" text,
	"finding" jsonb
);
--> statement-breakpoint
CREATE TABLE "usage_hourly" (
	"hour" timestamp with time zone NOT NULL,
	"user_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"application_id" text NOT NULL,
	"operation" text NOT NULL,
	"status_class" smallint NOT NULL,
	"calls" integer NOT NULL,
	"milliseconds" bigint NOT NULL,
	CONSTRAINT "usage_hourly_pk" PRIMARY KEY("hour","user_id","credential_id","application_id","operation","status_class")
);
--> statement-breakpoint
ALTER TABLE "operation_overrides" ADD COLUMN "rate_limit" integer;--> statement-breakpoint
CREATE INDEX "requests_source_idx" ON "requests" USING btree ("source","at");--> statement-breakpoint
CREATE INDEX "requests_user_idx" ON "requests" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "requests_at_idx" ON "requests" USING btree ("at");--> statement-breakpoint
CREATE INDEX "usage_hourly_user_idx" ON "usage_hourly" USING btree ("user_id","hour");--> statement-breakpoint
CREATE INDEX "usage_hourly_application_idx" ON "usage_hourly" USING btree ("application_id","hour");