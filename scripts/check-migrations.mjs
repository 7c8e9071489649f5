// Fails when the tables of db/schema or of an entity say something that no migration does, and when a migration breaks
// instances of the version before.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { project } from "./environment.mjs";

const { tsImport } = await import("tsx/esm/api");
const { readMigrations } = await tsImport("../db/migration-files.ts", import.meta.url);
const { findBrokenRules } = await tsImport("../db/migration-rules.ts", import.meta.url);
const folder = join(project, "db", "migrations");
const released = JSON.parse(readFileSync(join(folder, "released.json"), "utf8"));
const broken = findBrokenRules(readMigrations(folder), released);
if (broken.length > 0) {
  console.error(broken.join("\n"));
  process.exit(1);
}

const copy = mkdtempSync(join(tmpdir(), "gatehouse-migrations-"));
cpSync(folder, copy, { recursive: true });
const { status, stdout, stderr } = spawnSync(
  join(project, "node_modules", ".bin", "drizzle-kit"),
  ["generate", "--config", "drizzle.config.ts"],
  { cwd: project, encoding: "utf8", env: { ...process.env, MIGRATIONS_FOLDER: relative(project, copy) } },
);
const before = readdirSync(folder).length;
const after = readdirSync(copy).length;
rmSync(copy, { recursive: true, force: true });
if (status !== 0 || after !== before) {
  console.error(`${stdout}${stderr}\nThe schema has changed: run "npm run db:generate -- --name <word>".`);
  process.exit(1);
}
