// npm run bench: what each kind of work costs the server, as ratios of one run.
import { installPackages, project, requireNode } from "./environment.mjs";

requireNode();
process.chdir(project);
installPackages();
const { buildIfStale } = await import("./build.mjs");
await buildIfStale();

const { tsImport } = await import("tsx/esm/api");
const { runBench } = await tsImport("../bench/run-bench.ts", import.meta.url);
await runBench(Number(process.env.BENCH_SECONDS ?? 5));
