import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { processFacts } from "./process-facts";

const FILE = "running.json";

const note = z.strictObject({ pid: z.number().int().min(2), startedAt: z.number().int() });

/** Notes in a plugin's work folder which process runs there, for a server that comes after this one. */
export async function recordProcess(workFolder: string, pid: number): Promise<void> {
  const facts = await processFacts(pid);
  if (facts) await writeFile(join(workFolder, FILE), JSON.stringify({ pid, startedAt: facts.startedAt }));
}

/** Takes the note away: the process has ended. */
export const forgetProcess = (workFolder: string): Promise<void> => rm(join(workFolder, FILE), { force: true });

/** What a note says; a server that was killed may have left half of one. */
function readNote(text: string): z.output<typeof note> | undefined {
  try {
    return note.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function endOrphan(workFolder: string): Promise<void> {
  const text = await readFile(join(workFolder, FILE), "utf8").catch(() => "");
  if (text === "") return;
  await forgetProcess(workFolder);
  const recorded = readNote(text);
  if (!recorded) return;
  const { pid, startedAt } = recorded;
  // Another program may have got the number since.
  if ((await processFacts(pid))?.startedAt !== startedAt) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

/** Ends the plugins that outlived a server which was killed: nobody looks after them, and they hold tokens. */
export async function endOrphans(parent: string): Promise<void> {
  const folders = await readdir(parent).catch(() => []);
  await Promise.all(folders.map((folder) => endOrphan(join(parent, folder))));
}
