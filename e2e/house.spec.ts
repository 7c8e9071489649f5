import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "playwright/test";
import { CREDENTIAL_KIND_NAMES } from "../lib/credentials/kinds/credential-kinds";
import { DIALECT_NAMES } from "../lib/dialects/dialect-names";

/** Shells behind which nobody gets without a credential, which check one themselves, or which have nothing to give. */
const SHELLS = [
  "protectedRoute",
  "managementRoute",
  "tokenRoute",
  "dialectRoute",
  "authorizeRoute",
  "consentRoute",
  "verifyRoute",
  "metricsRoute",
  "unknownRoute",
];

/** What anyone may call: adding to this list is a decision. */
const OPEN = [
  ".well-known/jwks.json",
  ".well-known/oauth-authorization-server",
  ".well-known/oauth-protected-resource/[[...path]]",
  ".well-known/openid-configuration",
  "api/openapi.json",
  "healthz",
  "help/en/api/search.json",
  "logos/[digest]",
  "readyz",
];

/** next-auth's own handler: the one route that is a function of Next. */
const NEXT_AUTH = "api/auth/[...nextauth]";

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path, name);
    return name.test(entry.name) ? [path] : [];
  });
}

const routes = filesIn("app", /^route\.tsx?$/).map((file) => ({
  url: relative("app", dirname(file)),
  text: readFileSync(file, "utf8"),
}));

const getShell = (text: string) => /OPTIONS \} =\s*(\w+)\(/.exec(text)?.[1];

test("every route is one line through a shell, and what is open to anyone is a list", () => {
  expect(routes.length).toBeGreaterThan(40);
  const open: string[] = [];
  for (const { url, text } of routes) {
    if (url === NEXT_AUTH) continue;
    const statements = text
      .split(";\n")
      .filter((statement) => statement.trim() && !statement.trim().startsWith("import"));
    expect(statements, url).toHaveLength(1);
    const shell = getShell(text);
    if (shell === "openRoute") open.push(url);
    else expect(SHELLS, `${url} is bound by ${shell}`).toContain(shell);
  }
  expect(open.sort()).toEqual(OPEN);
});

test("every route exports all methods, so that each is answered in its own dialect", () => {
  for (const { url, text } of routes) {
    if (url === NEXT_AUTH) continue;
    expect(text, url).toContain("export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } =");
  }
});

test("no code branches on a dialect's or a credential's name", () => {
  const names = [...DIALECT_NAMES, ...CREDENTIAL_KIND_NAMES].join("|");
  const branch = new RegExp(`(dialect|kind|credential)\\w*(\\.name)?\\s*[!=]==\\s*"(${names})"`);
  for (const file of [...filesIn("lib", /(?<!\.test)\.tsx?$/), ...filesIn("app", /\.tsx?$/)]) {
    expect(branch.exec(readFileSync(file, "utf8"))?.[0], file).toBeUndefined();
  }
});

test("nothing in the project fetches from another host at run time", () => {
  for (const file of [...filesIn("lib/ui", /\.tsx?$/), ...filesIn("app", /\.(tsx|css)$/)]) {
    expect(
      /(src|href)="https?:\/\/(?!www\.rfc-editor)|url\(["']?https?:/.exec(readFileSync(file, "utf8"))?.[0],
      file,
    ).toBeUndefined();
  }
});
