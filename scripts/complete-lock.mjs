// Adds to package-lock.json the packages for other systems that the registry at hand did not serve, so that "npm ci"
// takes the file everywhere and a Mac or a PC gets its own binaries. Run it after each change of the lock file.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { project, say } from "./environment.mjs";

const file = join(project, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));

const SYSTEMS = ["darwin", "linux", "win32", "android", "freebsd", "openharmony", "sunos", "netbsd", "openbsd", "aix"];
const PROCESSORS = [
  "x64",
  "arm64",
  "arm",
  "ia32",
  "ppc64",
  "ppc64le",
  "s390x",
  "riscv64",
  "loong64",
  "mips64el",
  "wasm32",
];

/** What a package for one system says of itself, as its name tells. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  return { ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }) };
}

const isThere = (path, name) => {
  // npm looks beside the package and then in every folder above.
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder.includes("node_modules")) return false;
    if (!folder.includes("/node_modules/")) return Boolean(lock.packages[`node_modules/${name}`]);
  }
};

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(path, name) || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(entry.dev && { dev: true }),
      license: entry.license,
      optional: true,
      ...(entry.engines && { engines: entry.engines }),
    };
    added++;
  }
}

const sorted = Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`Added ${added} packages for other systems to package-lock.json.`);
