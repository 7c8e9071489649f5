import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./db/schema/*.ts", "./lib/entities/declared/*.ts"],
  out: process.env.MIGRATIONS_FOLDER ?? "./db/migrations",
});
