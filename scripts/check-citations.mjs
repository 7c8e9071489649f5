// Fails when a comment, test or document refers to something that is not there: a section of the contract or the design,
// a file, a heading, an npm script, an environment variable.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { project } from "./environment.mjs";

const SKIPPED = new Set(["node_modules", "dist", "test-results", "playwright-report", "migrations", "screenshots"]);
const TEXTS = new Set([".ts", ".tsx", ".mts", ".mjs", ".cjs", ".js", ".css", ".md", ".sql", ".json", ".yml", ".yaml"]);

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const hidden = entry.name.startsWith(".") && ![".well-known", ".github"].includes(entry.name);
    if (SKIPPED.has(entry.name) || (hidden && entry.isDirectory())) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return TEXTS.has(extname(entry.name)) && entry.name !== "package-lock.json" ? [path] : [];
  });

const texts = new Map(filesIn(project).map((file) => [relative(project, file), readFileSync(file, "utf8")]));
const textOf = (file) =>
  texts.get(file) ?? (existsSync(join(project, file)) ? readFileSync(join(project, file), "utf8") : "");
const problems = [];
let checked = 0;

function check(file, index, found, message) {
  checked++;
  if (found) return;
  const line = textOf(file).slice(0, index).split("\n").length;
  problems.push(`${file}:${line}  ${message}`);
}

// --- Sections ------------------------------------------------------------------------------------------------------

const sectionsOf = (file) =>
  new Set([...textOf(file).matchAll(/^#{2,6} (\d+(?:\.\d+)*)\.? /gm)].map(([, number]) => number));

const CITED = {
  CONTRACT: { file: "docs/contract.md", sections: sectionsOf("docs/contract.md") },
  DESIGN: { file: "docs/design.md", sections: sectionsOf("docs/design.md") },
};

// A citation may go on in the next line of a comment, and name several sections.
const GAP = "[\\s*/#]*";
const NUMBER = "§\\s?(?:\\d+(?:\\.\\d+)*|\\w*)";
const CITATION = new RegExp(`\\b(CONTRACT|DESIGN)(?:\\.md)?,?${GAP}(${NUMBER}(?:(?:,| and| or)${GAP}${NUMBER})*)`, "g");

function checkSections(file, text) {
  for (const { 1: name, 2: numbers, index } of text.matchAll(CITATION)) {
    const { file: document, sections } = CITED[name];
    for (const [, number] of numbers.matchAll(/§\s?([\w.]*)/g)) {
      const section = number.replace(/\.$/, "");
      check(file, index, sections.has(section), `cites ${name} §${section}, which ${document} does not have.`);
    }
  }
}

// --- Links, paths and scripts of documents -------------------------------------------------------------------------

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading) =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

const anchorsOf = (file) => {
  const prose = textOf(file).replace(/^```[\s\S]*?^```/gm, "");
  return new Set([...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading)));
};

function checkTarget(file, index, target) {
  const [path = "", anchor] = target.split("#");
  const whole = path === "" ? file : relative(project, resolve(project, dirname(file), path));
  const exists = existsSync(join(project, whole));
  check(file, index, exists, `links to ${target}, but there is no ${whole}.`);
  if (exists && anchor !== undefined) {
    check(file, index, anchorsOf(whole).has(anchor), `links to ${target}, but ${whole} has no such heading.`);
  }
}

const PATH =
  /^(?:(?:app|bench|db|docs|e2e|lib|plugins|public|scripts)\/[^\s…*{}<>]+|[\w-]+\.(?:ts|mjs|cjs)|\.\w[\w-]*\.cjs)$/;
/** What the recipes and examples of the documents make, and what is not in the repository before they do. */
const EXAMPLE =
  /vendor|warehouses|device-(?:key|code)|notes|my-plugin|lib\/words\/de$|^(?:language|main|page|route|sample)\./;

const { scripts } = JSON.parse(textOf("package.json"));

function checkDocument(file, text) {
  for (const { 1: target, index } of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (!/^(?:[a-z]+:|\/)/.test(target)) checkTarget(file, index, target);
  }
  for (const { 1: span, index } of text.matchAll(/`([^`\n]+)`/g)) {
    for (const word of span.split(/\s+/)) {
      const path = word.replace(/[,;:.]$/, "").replace(/\/$/, "");
      if (!PATH.test(path) || EXAMPLE.test(path)) continue;
      check(file, index, existsSync(join(project, path)), `names ${path}, which is not there.`);
    }
  }
  for (const { 1: name, index } of text.matchAll(/\bnpm run ([\w-]+(?::[\w-]+)*)/g)) {
    check(file, index, Object.hasOwn(scripts, name), `names "npm run ${name}", which package.json does not have.`);
  }
}

// --- Environment variables -----------------------------------------------------------------------------------------

/** Of the system, or set by us for others: nobody configures Gatehouse with them. */
const NOT_OURS = new Set([
  "NODE_ENV",
  "NEXT_TELEMETRY_DISABLED",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "PATH",
  "LANG",
  "INIT_CWD",
]);
/** For people who work on Gatehouse; CONTRIBUTING.md has them. */
const DEVELOPMENT = new Set([
  "ATTACK",
  "ATTACK_REQUESTS",
  "ATTACK_SEED",
  "BASE_URL",
  "BENCH_SECONDS",
  "CHROMIUM_PATH",
  "TEST_DATABASE_URL",
  "TEST_ON",
  "TEST_LANE",
]);

function variablesRead() {
  const read = new Set();
  for (const [file, text] of texts) {
    if (!/^(?:lib|db|scripts)\/|^server\.ts$/.test(file) || /\.test\.tsx?$|\/testing\//.test(file)) continue;
    const names = [
      ...text.matchAll(/process\.env\.([A-Z][A-Z0-9_]*)/g),
      ...text.matchAll(/\bvariables\.([A-Z][A-Z0-9_]*)/g),
      ...text.matchAll(/\b(?:given|url|wholeNumber|onOff|folder)\(variables, "([A-Z][A-Z0-9_]*)"/g),
      ...text.matchAll(/\b(AUTH_[A-Z]+_[A-Z]+)\b/g),
    ].map(([, name]) => name);
    for (const name of names) read.add(name);
    for (const [, name] of text.matchAll(/\bsecret\(variables, "([A-Z][A-Z0-9_]*)"/g))
      read.add(name).add(`${name}_FILE`);
  }
  return [...read].filter((name) => !NOT_OURS.has(name) && !DEVELOPMENT.has(name));
}

function checkVariables() {
  const read = new Set(variablesRead());
  const places = {
    ".env.example": /^#?([A-Z][A-Z0-9_]*)=/gm,
    "docs/operation.md": /^\| `([A-Z][A-Z0-9_]*)` \|/gm,
  };
  for (const [file, pattern] of Object.entries(places)) {
    const told = [...textOf(file).matchAll(pattern)];
    const names = new Set(told.map(([, name]) => name));
    for (const name of read) check(file, 0, names.has(name), `does not have ${name}, which the code reads.`);
    for (const { 1: name, index } of told)
      check(file, index, read.has(name), `has ${name}, which the code does not read.`);
  }
  for (const name of DEVELOPMENT) {
    if (/^TEST_(?:ON|LANE)$/.test(name)) continue;
    check("CONTRIBUTING.md", 0, textOf("CONTRIBUTING.md").includes(`\`${name}\``), `does not have ${name}.`);
  }
}

for (const [file, text] of texts) {
  checkSections(file, text);
  if (/^(?:[^/]+|docs\/.+)\.md$/.test(file)) checkDocument(file, text);
}
checkVariables();

for (const problem of problems) console.error(problem);
console.log(`${checked} citations, links, paths and variables, ${problems.length} of them wrong.`);
process.exit(problems.length === 0 ? 0 : 1);
