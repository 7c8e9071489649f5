// What start, test and build share: the project's folder, the install step, .env.local.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

export const say = (line) => console.log(`gatehouse  ${line}`);

/** Ends the command with a sentence. */
export function fail(sentence) {
  console.error(`gatehouse  ${sentence}`);
  process.exit(1);
}

/**
 * Runs a command and keeps what it prints to itself, so that the few lines that matter stay in sight. When it fails,
 * everything that it printed is shown and this process ends with its exit code. Gives what it printed.
 */
export function runQuietly(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: project,
    stdio: ["inherit", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
    ...options,
  });
  if (result.error) fail(`${command} could not be run: ${result.error.message}`);
  const printed = `${result.stdout}${result.stderr}`;
  if (result.status === 0) return printed;
  console.error(printed.trimEnd());
  say(`That was "${[command, ...args].join(" ")}", which failed.`);
  process.exit(result.status ?? 1);
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9))
    fail(`Node 20.9 or newer is needed; this is ${process.versions.node}.`);
}

const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** Installs from the lock file where packages are missing or older than it. */
export function installPackages() {
  const installed = modified(join(project, "node_modules", ".package-lock.json"));
  if (installed > 0 && installed >= modified(join(project, "package-lock.json"))) return;
  say("Installing packages …");
  runQuietly("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Whether there is a database already, which was sealed under a pepper. One that cannot be asked is told of later. */
async function hasDatabase() {
  const { DATABASE_URL, DATA_DIR } = process.env;
  if (!DATABASE_URL) return existsSync(join(DATA_DIR || ".data", "db"));
  const { default: postgres } = await import("postgres");
  const sql = postgres(DATABASE_URL, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [{ known }] = await sql`select to_regclass('public.users') is not null as known`;
    return known;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Makes the random secrets that the environment lacks and keeps them in .env.local; never changes one. Run when the
 * environment's files are read. A pepper is made for a new database only: under a new one nothing of an old one opens.
 */
export async function makeSecrets() {
  const missing = ["AUTH_SECRET", "SAFESTORE_PEPPER"].filter(
    (name) => !process.env[name]?.trim() && !process.env[`${name}_FILE`]?.trim(),
  );
  if (missing.length === 0) return;
  if (missing.includes("SAFESTORE_PEPPER") && (await hasDatabase())) {
    fail(
      "SAFESTORE_PEPPER is missing, but there is a database that was set up with one. Put its value back; no other opens what is stored.",
    );
  }
  const file = join(project, ".env.local");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const lines = missing.map((name) => {
    process.env[name] = randomBytes(48).toString("base64url");
    return `${name}=${process.env[name]}\n`;
  });
  appendFileSync(file, (text && !text.endsWith("\n") ? "\n" : "") + lines.join(""), { mode: 0o600 });
  say(`Wrote ${missing.join(" and ")} to .env.local. Keep that file: without it, nothing stored can be opened.`);
}
