// npm run attack: every attack in its long form, against servers that it starts itself. Takes the better part of an hour.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildIfStale } from "./build.mjs";
import { installPackages, project, requireNode, say } from "./environment.mjs";

requireNode();
process.chdir(project);
installPackages();
await buildIfStale();

const env = { ...process.env, ATTACK: "long" };
say("Attacking …");
const args = ["test", "--project=wire", "--project=once", "e2e/attacks", "--reporter=list", "--timeout=3600000"];
const { status } = spawnSync(join(project, "node_modules", ".bin", "playwright"), args, { stdio: "inherit", env });
process.exit(status ?? 1);
