// npm run faults: what can go wrong around a server, tried on servers of its own, as a table.
import { installPackages, project, requireNode } from "./environment.mjs";

requireNode();
process.chdir(project);
installPackages();
const { buildIfStale } = await import("./build.mjs");
await buildIfStale();

const { tsImport } = await import("tsx/esm/api");
const { runFaults } = await tsImport("../bench/run-faults.ts", import.meta.url);
process.exitCode = (await runFaults()) === 0 ? 0 : 1;
