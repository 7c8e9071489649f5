import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import pino from "pino";
import { beforeAll, describe, expect, it } from "vitest";
import type { RouteExports } from "../http/route";
import { installRuntime, type Runtime } from "../runtime";
import { type WireRoute, wireRouter } from "../server/wire-router";
import { openApiDocument } from "./document";

const document = openApiDocument("http://localhost:3000", "Gatehouse");
const paths = Object.entries(document.paths);

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));

/** The path of a `route.ts` in the document's spelling. */
const getPath = (file: string) =>
  `/${relative("app", file)
    .split(sep)
    .slice(0, -1)
    .map((segment) => segment.replace(/^\[(\w+)\]$/, "{$1}"))
    .join("/")}`;

const given = { params: Promise.resolve({}) };

/** Methods that a route answers, as its `Allow` says. */
async function getMethods(module: Partial<RouteExports>): Promise<string[]> {
  const request = new Request("http://localhost:3000/", { method: "OPTIONS" });
  const response = await module.OPTIONS?.(request, given);
  const allowed = response?.headers.get("allow")?.split(", ") ?? [];
  return allowed.filter((method) => method !== "OPTIONS" && method !== "HEAD").sort();
}

const documented = (item: object) =>
  Object.keys(item)
    .map((method) => method.toUpperCase())
    .sort();

let routes: (WireRoute & { path: string })[];
beforeAll(async () => {
  installRuntime({ env: {}, db: {}, log: pino({ level: "silent" }) } as unknown as Runtime);
  const files = filesIn("app", "route.ts").filter((file) => !file.includes("[...nextauth]"));
  routes = await Promise.all(
    files.map(async (file) => ({
      path: getPath(file),
      segments: relative("app", file).split(sep).slice(0, -1),
      module: (await import(join(process.cwd(), file))) as Partial<RouteExports>,
    })),
  );
}, 120_000);

describe("the OpenAPI document", () => {
  it("names every management route with exactly its methods, and no other", async () => {
    const isManagement = (path: string) => path.startsWith("/api/portal/") || path.startsWith("/api/admin/");
    const served = await Promise.all(
      routes
        .filter(({ path }) => isManagement(path))
        .map(async ({ path, module }) => [path, await getMethods(module)] as const),
    );
    const promised = paths
      .filter(([path]) => isManagement(path))
      .map(([path, item]) => [path, documented(item)] as const);
    expect(Object.fromEntries(promised)).toEqual(Object.fromEntries(served));
  });

  it("promises no operation that is not served", async () => {
    const find = wireRouter(routes);
    for (const [path, item] of paths) {
      const match = find(path.replace(/\{\w+\}/g, "1"));
      expect(match, path).toBeDefined();
      const served = match ? await getMethods(match.module) : [];
      expect(served, path).toEqual(expect.arrayContaining(documented(item)));
    }
  });

  it("has every contract there is, each under its own id", async () => {
    const declared = await Promise.all(
      filesIn("lib/contracts", ".ts")
        .filter((file) => !file.endsWith(".test.ts"))
        .map(async (file) => Object.values(await import(join(process.cwd(), file)))),
    );
    const calls = declared.flat().flatMap((value) => {
      const call = value as { id?: unknown; access?: unknown; output?: unknown } | null;
      return call && typeof call === "object" && call.access && call.output ? [call.id] : [];
    });
    const ids = paths.flatMap(([, item]) => Object.values(item).map(({ operationId }) => operationId));
    expect(calls.filter((id) => !ids.some((one) => one === id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("refers to nothing that it does not hold", () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(refs.length).toBeGreaterThan(0);
    for (const [, kind = "", name = ""] of refs) {
      expect((document.components as Record<string, Record<string, unknown>>)[kind], `${kind}/${name}`).toHaveProperty(
        name,
      );
    }
  });

  it("shows how a secret comes once, and that sign-up needs no credential", () => {
    const signup = document.paths["/api/portal/signup"]?.post;
    expect(signup?.security).toEqual([]);
    const created = JSON.stringify(document.paths["/api/portal/api-keys"]?.post?.responses);
    expect(created).toContain('"key":{"type":"string"}');
    expect(JSON.stringify(document.paths["/api/portal/api-keys"]?.get)).not.toContain('"key":{"type":"string"}');
  });
});
