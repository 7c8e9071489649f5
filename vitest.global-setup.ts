import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";

const MIGRATIONS = "db/migrations";
const CACHE = join("node_modules", ".cache", "gatehouse");

function imageName(): string {
  const hash = createHash("sha256").update(readFileSync("node_modules/@electric-sql/pglite/package.json"));
  for (const name of readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort()) {
    hash.update(readFileSync(join(MIGRATIONS, name)));
  }
  return `migrated-${hash.digest("hex").slice(0, 16)}.tar`;
}

/**
 * Makes the image that embedded databases of tests begin with, once for each state of the migrations: making such a
 * database and migrating it takes seconds, opening a copy a tenth of that.
 */
export async function setup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  const image = join(CACHE, imageName());
  process.env.TEST_DATABASE_IMAGE = image;
  if (existsSync(image)) return;
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const client = await PGlite.create();
  await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS });
  const tar = await client.dumpDataDir("none");
  await client.close();
  writeFileSync(`${image}.part`, new Uint8Array(await tar.arrayBuffer()));
  renameSync(`${image}.part`, image);
}
