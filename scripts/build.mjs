// npm run build: the pages with Next, the server with its wire routes. Skips what is newer than its sources.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { project, runQuietly, say } from "./environment.mjs";

const SOURCES = [
  "app",
  "lib",
  "db",
  "public",
  "server.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "tsconfig.json",
  "postcss.config.mjs",
  "scripts",
];

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds what is missing or older than the sources. */
export async function buildIfStale({ force = false } = {}) {
  const sources = Math.max(...SOURCES.map((name) => newest(join(project, name))));
  const built = Math.min(newest(join(project, ".next", "BUILD_ID")), newest(join(project, "dist", "server.mjs")));
  if (!force && built > sources) return;
  say("Building … (about a minute, once)");
  const log = runQuietly(process.execPath, [join(project, "node_modules", "next", "dist", "bin", "next"), "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  // Next's table of pages and sizes, for whoever wants to see it.
  mkdirSync(join(project, "dist"), { recursive: true });
  writeFileSync(join(project, "dist", "build.log"), log);
  const { buildServer } = await import("./build-server.mjs");
  await buildServer();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale({ force: true });
