import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";
import { type Manifest, readManifest } from "./manifest";

/** A folder in the plugin folder: what it holds, or what is wrong with it. */
export interface FoundPlugin {
  /** The name of the folder. */
  id: string;
  folder: string;
  manifest: Manifest | null;
  problem: string | null;
}

const FOLDER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const LONGEST_MANIFEST = 100_000;

async function readPlugin(parent: string, id: string): Promise<FoundPlugin> {
  const folder = join(parent, id);
  const file = join(folder, "plugin.json");
  const broken = (problem: string) => ({ id, folder, manifest: null, problem });
  try {
    if ((await stat(file)).size > LONGEST_MANIFEST) return broken("plugin.json is too long.");
    const read = readManifest(await readFile(file, "utf8"));
    return "problem" in read ? broken(read.problem) : { id, folder, manifest: read.manifest, problem: null };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return broken(missing ? "There is no plugin.json in the folder." : "plugin.json cannot be read.");
  }
}

/** Two plugins of one name cannot be told apart in logs and approvals: neither runs. */
function withoutTwins(found: readonly FoundPlugin[]): FoundPlugin[] {
  return found.map((one) => {
    const twin = found.find(
      (other) => other.id !== one.id && other.manifest && other.manifest.name === one.manifest?.name,
    );
    const problem = `The folder ${twin?.id} holds a plugin of the same name. Rename or remove one of them.`;
    return twin ? { ...one, problem } : one;
  });
}

/** Looks through the plugin folder; empty where there is none. */
async function findPlugins(parent: string): Promise<FoundPlugin[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => !entry.isFile() && FOLDER.test(entry.name)).map(({ name }) => name);
  return withoutTwins(await Promise.all(folders.sort().map((id) => readPlugin(parent, id))));
}

/** The plugins that were found when this process last looked. */
export const getFoundPlugins = perRuntime("found-plugins", ({ env }: Runtime) => {
  let found: readonly FoundPlugin[] = [];
  return {
    list: () => found,
    find: (id: string) => found.find((plugin) => plugin.id === id),
    async rescan(): Promise<void> {
      found = await findPlugins(env.pluginsDir);
    },
  };
});
