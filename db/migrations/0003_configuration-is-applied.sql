CREATE TABLE "applied_configuration" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"digest" text NOT NULL,
	"by" text NOT NULL,
	"document" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
