import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { Database } from "../client";
import { pluginLines } from "../schema/plugins";

export type PluginLine = typeof pluginLines.$inferSelect;

/** Lines that are kept of each plugin. */
const KEPT = 2000;

/** Adds lines to a plugin's log, and takes those away that are too many by then. */
export async function appendLines(
  db: Database,
  pluginId: string,
  runId: string,
  lines: readonly Pick<PluginLine, "at" | "source" | "text">[],
): Promise<void> {
  if (lines.length === 0) return;
  await db.orm.insert(pluginLines).values(lines.map((line) => ({ ...line, pluginId, runId })));
  await db.all(
    `delete from plugin_lines where plugin_id = $1 and n <=
      (select n from plugin_lines where plugin_id = $1 order by n desc offset ${KEPT} limit 1)`,
    [pluginId],
  );
}

/** The lines of a plugin after the one numbered `after`; without it the last ones. Oldest first. */
export async function listLines(
  { orm }: Database,
  pluginId: string,
  after: number | undefined,
  limit: number,
): Promise<PluginLine[]> {
  const of = eq(pluginLines.pluginId, pluginId);
  if (after !== undefined) {
    return orm
      .select()
      .from(pluginLines)
      .where(and(of, gt(pluginLines.n, after)))
      .orderBy(asc(pluginLines.n))
      .limit(limit);
  }
  const rows = await orm.select().from(pluginLines).where(of).orderBy(desc(pluginLines.n)).limit(limit);
  return rows.reverse();
}
