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

/** Runs a command with this process's output; ends with its exit code when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: project,
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
  });
  if (result.error) fail(`${command} could not be run: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
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
  say("Installing packages from the lock file …");
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
}

/** Makes the random secrets of .env.local that are neither there nor in the environment; never changes one. */
export function makeSecrets() {
  const file = join(project, ".env.local");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const missing = ["AUTH_SECRET", "SAFESTORE_PEPPER"].filter(
    (name) =>
      !process.env[name] && !process.env[`${name}_FILE`] && !new RegExp(`^\\s*${name}(_FILE)?\\s*=`, "m").test(text),
  );
  if (missing.length === 0) return;
  const lines = missing.map((name) => `${name}=${randomBytes(48).toString("base64url")}\n`);
  appendFileSync(file, (text && !text.endsWith("\n") ? "\n" : "") + lines.join(""), { mode: 0o600 });
  say(`Made ${missing.join(" and ")} in .env.local. Keep that file: without it, what is stored cannot be opened.`);
}
