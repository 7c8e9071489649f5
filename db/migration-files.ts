import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A migration of the folder. */
export interface Migration {
  /** The name of its file, without the extension. */
  name: string;
  /** When it was made, by which the database lists it. */
  madeAt: number;
  sql: string;
  /**
   * The migration since which no version uses what this one takes away, as its first line says; `null` for one that
   * only adds, beside which earlier versions go on working.
   */
  contractsSince: string | null;
}

const CONTRACT = /^-- contract: unused since (\S+)$/;

/** The migrations of a folder, in their order. */
export function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { tag: string; when: number }[];
  };
  return journal.entries.map(({ tag, when }) => {
    const sql = readFileSync(join(folder, `${tag}.sql`), "utf8");
    const [, contractsSince = null] = CONTRACT.exec(sql.split("\n", 1)[0] ?? "") ?? [];
    return { name: tag, madeAt: when, sql, contractsSince };
  });
}

/**
 * The migration that a version must know to work with a schema of these: the newest since which something is unused
 * that is gone by now; where nothing is, the first.
 */
export function leastMigration(migrations: readonly Migration[]): number {
  const [first] = migrations;
  const needed = migrations.map(
    ({ contractsSince }) => migrations.find(({ name }) => name === contractsSince)?.madeAt ?? 0,
  );
  return Math.max(first?.madeAt ?? 0, ...needed);
}
