import { readdir, readFile } from "node:fs/promises";

const PAGE_BYTES = 4096;

/** Fields of `/proc/PID/stat` after the name, which may hold anything: the third is the group, the 22nd the pages held. */
async function groupAndPages(pid: string): Promise<{ group: number; pages: number } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields.length > 21 ? { group: Number(fields[2]), pages: Number(fields[21]) } : undefined;
}

/** Bytes of memory that each process group holds. Empty where the system does not say (it is Linux that does). */
export async function memoryOfGroups(): Promise<Map<number, number>> {
  const memory = new Map<number, number>();
  const names = await readdir("/proc").catch(() => []);
  for (const pid of names.filter((name) => /^\d+$/.test(name))) {
    const found = await groupAndPages(pid);
    if (found) memory.set(found.group, (memory.get(found.group) ?? 0) + found.pages * PAGE_BYTES);
  }
  return memory;
}
