import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { listRows, listStoredTables, readOneMoment, schemaVersion } from "../../db/queries/whole-database";
import { writePackedLines } from "../packed-lines";
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
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  let rows = 0;
  await writePackedLines(file, (write) =>
    db.transaction(async (tx) => {
      await readOneMoment(tx);
      const head: BackupHead = { gatehouse: 1, schema: await schemaVersion(tx), at: new Date().toISOString() };
      await write(JSON.stringify(head));
      for (const table of await listStoredTables(tx)) {
        await write(JSON.stringify(["table", table.name]));
        for await (const some of listRows(tx, table)) {
          rows += some.length;
          await write(some.join("\n"));
        }
      }
      await write(JSON.stringify(["end", rows]));
    }),
  );
  say(`${rows} rows are in ${file}.`);
  say("Keep AUTH_SECRET and SAFESTORE_PEPPER elsewhere: they are not in it, and nothing in it opens without them.");
};
