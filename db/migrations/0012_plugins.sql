CREATE TABLE "plugin_lines" (
	"n" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plugin_lines_n_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"plugin_id" text NOT NULL,
	"run_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" integer NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plugin_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"plugin_id" text NOT NULL,
	"trigger" text NOT NULL,
	"events" jsonb,
	"state" text NOT NULL,
	"outcome" text,
	"exit_code" smallint,
	"message" text,
	"stop_requested" timestamp with time zone,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plugins" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text,
	"approved_scopes" text[] NOT NULL,
	"approved_version" text NOT NULL,
	"enabled_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"event_cursor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plugin_lines" ADD CONSTRAINT "plugin_lines_plugin_id_plugins_id_fk" FOREIGN KEY ("plugin_id") REFERENCES "public"."plugins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugin_runs" ADD CONSTRAINT "plugin_runs_plugin_id_plugins_id_fk" FOREIGN KEY ("plugin_id") REFERENCES "public"."plugins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugins" ADD CONSTRAINT "plugins_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plugin_lines_plugin_idx" ON "plugin_lines" USING btree ("plugin_id","n");--> statement-breakpoint
CREATE UNIQUE INDEX "plugin_runs_one_key" ON "plugin_runs" USING btree ("plugin_id","state") WHERE state <> 'ended';--> statement-breakpoint
CREATE INDEX "plugin_runs_plugin_idx" ON "plugin_runs" USING btree ("plugin_id","queued_at");--> statement-breakpoint
CREATE INDEX "plugins_application_idx" ON "plugins" USING btree ("application_id");