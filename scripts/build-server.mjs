// Bundles server.ts with every wire route of app/ into dist/server.mjs.
import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const project = dirname(dirname(fileURLToPath(import.meta.url)));

function routeFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return routeFiles(path);
    return entry.name === "route.ts" ? [path] : [];
  });
}

/** next-auth's route is a function of Next's own: here it only holds its address, so that no catch-all takes it. */
const isNextAuth = (file) => relative(join(project, "app", "api", "auth"), file).startsWith("[...");

/** Gives `virtual:wire-routes`: the address and the module of every route.ts of app/. */
const wireRoutes = {
  name: "wire-routes",
  setup(bundler) {
    // Else a path of ours that does not exist would pass for a package and fail only at the start.
    bundler.onResolve({ filter: /^@\/(app|lib|db)\// }, ({ path, kind }) =>
      bundler.resolve(`./${path.slice(2)}`, { kind, resolveDir: project }),
    );
    bundler.onResolve({ filter: /^virtual:wire-routes$/ }, ({ path }) => ({ path, namespace: "wire-routes" }));
    bundler.onLoad({ filter: /.*/, namespace: "wire-routes" }, () => {
      const app = join(project, "app");
      const files = routeFiles(app).sort();
      const imports = files.map((file, index) =>
        isNextAuth(file) ? `const route${index} = {};` : `import * as route${index} from ${JSON.stringify(file)};`,
      );
      const rows = files.map((file, index) => {
        const segments = relative(app, dirname(file))
          .split(/[\\/]/)
          .filter((segment) => segment !== "" && !segment.startsWith("("));
        return `{ segments: ${JSON.stringify(segments)}, module: route${index} }`;
      });
      return { contents: `${imports.join("\n")}\nexport default [${rows.join(",\n")}];`, resolveDir: project };
    });
  },
};

export async function buildServer() {
  await build({
    entryPoints: [join(project, "server.ts")],
    outfile: join(project, "dist", "server.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
    tsconfig: join(project, "tsconfig.json"),
    plugins: [wireRoutes],
  });
}
