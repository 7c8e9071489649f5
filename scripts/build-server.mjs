// Bundles server.ts with every wire route of app/ into dist/server.mjs.
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** The files of this name below a folder. */
function filesNamed(name, folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesNamed(name, path);
    return entry.name === name ? [path] : [];
  });
}

/** The segments of the address that a file of app/ is served at. */
const segmentsOf = (file) =>
  relative(join(project, "app"), dirname(file))
    .split(/[\\/]/)
    .filter((segment) => segment !== "" && !segment.startsWith("("));

/** next-auth's route is a function of Next's own: here it only holds its address, so that no catch-all takes it. */
const isNextAuth = (file) => relative(join(project, "app", "api", "auth"), file).startsWith("[...");

/**
 * Gives `virtual:wire-routes`: the address and the module of every route.ts of app/, and `pages`, the addresses of its
 * pages.
 */
const wireRoutes = {
  name: "wire-routes",
  setup(bundler) {
    // Else a path of ours that does not exist would pass for a package and fail only at the start.
    bundler.onResolve({ filter: /^@\/(app|lib|db)\// }, ({ path, kind }) =>
      bundler.resolve(`./${path.slice(2)}`, { kind, resolveDir: project }),
    );
    bundler.onResolve({ filter: /^virtual:wire-routes$/ }, ({ path }) => ({ path, namespace: "wire-routes" }));
    bundler.onLoad({ filter: /.*/, namespace: "wire-routes" }, () => {
      const files = filesNamed("route.ts", join(project, "app")).sort();
      const pages = filesNamed("page.tsx", join(project, "app")).sort().map(segmentsOf);
      const imports = files.map((file, index) =>
        isNextAuth(file) ? `const route${index} = {};` : `import * as route${index} from ${JSON.stringify(file)};`,
      );
      const rows = files.map(
        (file, index) => `{ segments: ${JSON.stringify(segmentsOf(file))}, module: route${index} }`,
      );
      const contents = `${imports.join("\n")}
export default [${rows.join(",\n")}];
export const pages = ${JSON.stringify(pages)};`;
      return { contents, resolveDir: project };
    });
  },
};

/** What is loaded only where it is asked for is named by what is in it: those of former builds would stay for ever. */
function removeFormer(folder, outputs) {
  const made = new Set(Object.keys(outputs).map((path) => basename(path)));
  for (const name of readdirSync(folder)) {
    if (/\.mjs(\.map)?$/.test(name) && !made.has(name)) rmSync(join(folder, name));
  }
}

export async function buildServer() {
  const outdir = join(project, "dist");
  const { metafile } = await build({
    // The thread of the embedded database stands beside the server that starts it.
    entryPoints: [join(project, "server.ts"), join(project, "db", "drivers", "pglite-thread.mjs")],
    entryNames: "[name]",
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What is loaded only where it is asked for stays apart.
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
    tsconfig: join(project, "tsconfig.json"),
    plugins: [wireRoutes],
    metafile: true,
  });
  removeFormer(outdir, metafile.outputs);
}
