import { readdir, readFile } from "node:fs/promises";

const PAGE_BYTES = 4096;

interface ProcessFacts {
  group: number;
  /** When it started, in ticks since the machine did: with its number, this names a process for good. */
  startedAt: number;
  bytes: number;
}

/** What Linux says of a process in `/proc/PID/stat`; `undefined` elsewhere, and for one that is gone. */
export async function processFacts(pid: number): Promise<ProcessFacts | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // Past the name, which may hold anything: the third field is the group, the 20th the start, the 22nd the pages held.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  if (fields.length < 22) return undefined;
  return { group: Number(fields[2]), startedAt: Number(fields[19]), bytes: Number(fields[21]) * PAGE_BYTES };
}

/** Bytes of memory that each process group holds. Empty where the system does not say. */
export async function memoryOfGroups(): Promise<Map<number, number>> {
  const memory = new Map<number, number>();
  const names = await readdir("/proc").catch(() => []);
  for (const pid of names.filter((name) => /^\d+$/.test(name))) {
    const facts = await processFacts(Number(pid));
    if (facts) memory.set(facts.group, (memory.get(facts.group) ?? 0) + facts.bytes);
  }
  return memory;
}
