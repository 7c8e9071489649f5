import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "../client";
import { pluginRuns, plugins } from "../schema/plugins";

export type PluginRow = typeof plugins.$inferSelect;
export type PluginRun = typeof pluginRuns.$inferSelect;
export type RunOutcome = NonNullable<PluginRun["outcome"]>;

export const listPluginRows = ({ orm }: Database): Promise<PluginRow[]> => orm.select().from(plugins);

/** The row, locked until the transaction ends. */
export async function lockPlugin({ orm }: Database, id: string): Promise<PluginRow | undefined> {
  const [row] = await orm.select().from(plugins).where(eq(plugins.id, id)).for("update");
  return row;
}

type Decision = Omit<typeof plugins.$inferInsert, "createdAt" | "eventCursor">;

/** Keeps what an administrator decided; events are told from now on where it was not enabled before. */
export async function putPlugin({ orm }: Database, decision: Decision): Promise<void> {
  const head = sql<number>`(select n from audit_head where id = 1)`;
  const { id: _, ...change } = decision;
  const eventCursor = sql`case when ${plugins.enabledAt} is null then ${head} else ${plugins.eventCursor} end`;
  await orm
    .insert(plugins)
    .values({ ...decision, eventCursor: head as never })
    .onConflictDoUpdate({ target: plugins.id, set: { ...change, eventCursor: eventCursor as never } });
}

export async function changePlugin(
  { orm }: Database,
  id: string,
  change: Partial<Pick<PluginRow, "enabledAt" | "stoppedAt" | "eventCursor">>,
): Promise<void> {
  await orm.update(plugins).set(change).where(eq(plugins.id, id));
}

/** The runs of every plugin that are not over, and the last few of each that are, newest first. */
export const listRecentRuns = (db: Database): Promise<PluginRun[]> =>
  db.orm
    .select()
    .from(pluginRuns)
    .where(
      sql`${pluginRuns.id} in (select r.id from ${plugins} p cross join lateral (
        select id from plugin_runs where plugin_id = p.id order by queued_at desc, id desc limit 12) r)`,
    )
    .orderBy(desc(pluginRuns.queuedAt), desc(pluginRuns.id));

/** The last runs of one plugin, newest first. */
export const listRuns = ({ orm }: Database, pluginId: string, limit: number): Promise<PluginRun[]> =>
  orm
    .select()
    .from(pluginRuns)
    .where(eq(pluginRuns.pluginId, pluginId))
    .orderBy(desc(pluginRuns.queuedAt), desc(pluginRuns.id))
    .limit(limit);

/** Puts a run in waiting; gives whether none was waiting already. */
export async function queueRun(
  { orm }: Database,
  run: Pick<PluginRun, "id" | "pluginId" | "trigger" | "events">,
): Promise<boolean> {
  const rows = await orm
    .insert(pluginRuns)
    .values({ ...run, state: "waiting" })
    .onConflictDoNothing()
    .returning({ id: pluginRuns.id });
  return rows.length > 0;
}

/** Takes a waiting run for this instance; gives whether it was there to take. At most one instance gets it. */
export async function claimRun(db: Database, id: string): Promise<boolean> {
  const rows = await db.all(
    `update plugin_runs r set state = 'running', started_at = now(), seen_at = now()
     where id = $1 and state = 'waiting'
       and not exists (select from plugin_runs o where o.plugin_id = r.plugin_id and o.state = 'running')
     returning id`,
    [id],
  );
  return rows.length > 0;
}

/** Says that runs are alive; gives those that an administrator wants ended. */
export async function beatRuns({ orm }: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await orm
    .update(pluginRuns)
    .set({ seenAt: sql`now()` })
    .where(and(inArray(pluginRuns.id, [...ids]), eq(pluginRuns.state, "running")))
    .returning({ id: pluginRuns.id, stopRequested: pluginRuns.stopRequested });
  const running = rows.map(({ id }) => id);
  // One that another instance took for lost must not go on beside its successor.
  return [...rows.filter((row) => row.stopRequested).map(({ id }) => id), ...ids.filter((id) => !running.includes(id))];
}

export async function endRun(
  { orm }: Database,
  id: string,
  end: { outcome: RunOutcome; exitCode: number | null; message: string | null },
): Promise<void> {
  await orm
    .update(pluginRuns)
    .set({ ...end, state: "ended", endedAt: sql`now()` })
    .where(and(eq(pluginRuns.id, id), ne(pluginRuns.state, "ended")));
}

/** Ends what runs on no instance any more: no instance has seen it for `seconds`. */
export async function endSilentRuns({ orm }: Database, seconds: number): Promise<void> {
  await orm
    .update(pluginRuns)
    .set({ state: "ended", outcome: "lost", endedAt: sql`now()`, message: "The server that ran it is gone." })
    .where(and(eq(pluginRuns.state, "running"), sql`${pluginRuns.seenAt} < now() - make_interval(secs => ${seconds})`));
}

/** Asks what runs of a plugin to end, and takes away what waits. */
export async function stopRuns(db: Database, pluginId: string): Promise<void> {
  await db.orm.delete(pluginRuns).where(and(eq(pluginRuns.pluginId, pluginId), eq(pluginRuns.state, "waiting")));
  await db.orm
    .update(pluginRuns)
    .set({ stopRequested: sql`now()` })
    .where(and(eq(pluginRuns.pluginId, pluginId), eq(pluginRuns.state, "running")));
}

/** Takes away all but the last hundred runs of a plugin. */
export async function trimRuns(db: Database, pluginId: string): Promise<void> {
  await db.all(
    `delete from plugin_runs where plugin_id = $1 and state = 'ended' and queued_at <
      (select queued_at from plugin_runs where plugin_id = $1 order by queued_at desc offset 99 limit 1)`,
    [pluginId],
  );
}

/** An event as a plugin is told of it: what happened to what, and no more than that. */
export interface PluginEvent {
  id: string;
  event: string;
  at: string;
  target: { type: string; id: string } | null;
}

/**
 * What happened after `cursor` of the events that are asked for, a hundred at most, and how far was looked. `names` are
 * whole ones, `nouns` what stands before their dot.
 */
export async function eventsAfter(
  db: Database,
  cursor: number,
  { names, nouns }: { names: readonly string[]; nouns: readonly string[] },
): Promise<{ events: PluginEvent[]; cursor: number }> {
  const rows = await db.all<PluginEvent & { n: string; wanted: boolean }>(
    `select n::text, 'evt_' || n as id, action as event, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
       case when target_id is not null then jsonb_build_object('type', target_type, 'id', target_id) end as target,
       (action = any($2::text[]) or split_part(action, '.', 1) = any($3::text[])) and action not like 'plugin.%' as wanted
     from audit_log where n > $1::bigint order by n limit 100`,
    [String(cursor), [...names], [...nouns]],
  );
  const events = rows.filter(({ wanted }) => wanted).map(({ id, event, at, target }) => ({ id, event, at, target }));
  return { events, cursor: Number(rows.at(-1)?.n ?? cursor) };
}
