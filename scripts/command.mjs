// npm run backup, config, restore, migrate, import-clients, reseal, audit:archive, audit:checkpoint, audit:verify: an
// operator's command with the server's own configuration.
import { join } from "node:path";
import { installPackages, project, requireNode, say } from "./environment.mjs";

requireNode();
const [name = "", ...words] = process.argv.slice(2);
const from = process.env.INIT_CWD ?? process.cwd();
process.chdir(project);
installPackages();

const { default: env } = await import("@next/env");
env.loadEnvConfig(project, false, { info: () => undefined, error: console.error });

const { tsImport } = await import("tsx/esm/api");
const { runCommand } = await tsImport("../lib/commands/run-command.ts", import.meta.url);
process.exitCode = await runCommand({
  name,
  words,
  from,
  migrations: join(project, "db", "migrations"),
  say,
  print: (text) => process.stdout.write(text),
  complain: (what) => console.error("gatehouse ", what),
});
