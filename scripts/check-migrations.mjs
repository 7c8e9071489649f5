// Fails when db/schema says something that no migration does.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { project } from "./environment.mjs";

const copy = mkdtempSync(join(tmpdir(), "gatehouse-migrations-"));
cpSync(join(project, "db", "migrations"), copy, { recursive: true });
const { status, stdout, stderr } = spawnSync(
  join(project, "node_modules", ".bin", "drizzle-kit"),
  ["generate", "--dialect", "postgresql", "--schema", "./db/schema/*.ts", "--out", relative(project, copy)],
  { cwd: project, encoding: "utf8" },
);
const before = readdirSync(join(project, "db", "migrations")).length;
const after = readdirSync(copy).length;
rmSync(copy, { recursive: true, force: true });
if (status !== 0 || after !== before) {
  console.error(`${stdout}${stderr}\nThe schema has changed: run "npm run db:generate -- --name <word>".`);
  process.exit(1);
}
