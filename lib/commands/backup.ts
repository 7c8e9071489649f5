import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { listStoredTables, readOneMoment, rowsOf, schemaVersion } from "../../db/queries/whole-database";
import type { Command } from "./command";

/** The first line of a backup. */
export interface BackupHead {
  /** Version of the format. */
  gatehouse: 1;
  /** What the schema was at. */
  schema: string;
  at: string;
}

const fileName = () => `gatehouse-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.jsonl.gz`;

/**
 * `npm run backup [FILE]`: everything in the database, as of one moment, as gzipped lines of JSON that either database
 * can be restored from. Takes no secrets of the environment along: without its pepper nothing in the file opens.
 */
export const backup: Command = async ({ env, db, words: [named], from, say }) => {
  const file = resolve(from, named ?? join(env.dataDir, "backups", fileName()));
  // A backup that was cut off must not pass for one.
  const unfinished = `${file}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const gzip = createGzip();
  const written = finished(gzip.pipe(createWriteStream(unfinished, { mode: 0o600 })));
  const write = async (line: unknown) => {
    if (!gzip.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`)) await once(gzip, "drain");
  };
  let rows = 0;
  try {
    await db.transaction(async (tx) => {
      await readOneMoment(tx);
      const head: BackupHead = { gatehouse: 1, schema: await schemaVersion(tx), at: new Date().toISOString() };
      await write(head);
      for (const table of await listStoredTables(tx)) {
        await write(["table", table.name]);
        for await (const some of rowsOf(tx, table)) {
          rows += some.length;
          await write(some.join("\n"));
        }
      }
      await write(["end", rows]);
    });
    gzip.end();
    await written;
    await rename(unfinished, file);
  } catch (error) {
    gzip.destroy();
    await written.catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
  say(`${rows} rows are in ${file}.`);
  say("Keep AUTH_SECRET and SAFESTORE_PEPPER elsewhere: they are not in it, and nothing in it opens without them.");
};
