// npm start and npm run dev: everything from a fresh clone to a server that listens.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installPackages, makeSecrets, project, requireNode } from "./environment.mjs";

const development = process.argv.includes("--dev");

requireNode();
process.chdir(project);
installPackages();
process.env.NODE_ENV = development ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

const { default: env } = await import("@next/env");
env.loadEnvConfig(project, development, { info: () => undefined, error: console.error });
await makeSecrets();

if (development) {
  const { buildServer } = await import("./build-server.mjs");
  await buildServer();
} else {
  const { buildIfStale } = await import("./build.mjs");
  await buildIfStale();
}
// In this very process: no child to lose a signal to.
await import(pathToFileURL(join(project, "dist", "server.mjs")).href);
