import type { Database } from "../client";

/** What is underway and what waits, over all instances. */
export interface WaitingWork {
  /** Deliveries to webhooks that are not made yet. */
  deliveries: number;
  /** Seconds that the one that is due the longest waits already. */
  oldestDueSeconds: number;
  imports: number;
  pluginsRunning: number;
  /** Enabled plugins whose last run failed. */
  pluginsFailing: number;
}

const WAITING = `
  select
    (select count(*)::int from webhook_deliveries where state = 'waiting') as deliveries,
    (select coalesce(greatest(extract(epoch from now() - min(next_at)), 0), 0)::float8
     from webhook_deliveries where state = 'waiting' and next_at <= now()) as "oldestDueSeconds",
    (select count(*)::int from imports where status = 'running') as imports,
    (select count(*)::int from plugin_runs where state = 'running') as "pluginsRunning",
    (select count(*)::int from plugins p
     where p.enabled_at is not null and (
       select r.outcome not in ('finished', 'stopped') from plugin_runs r
       where r.plugin_id = p.id and r.state = 'ended' order by r.queued_at desc limit 1)) as "pluginsFailing"`;

/** Counts what is underway and what waits. */
export async function countWaitingWork(db: Database): Promise<WaitingWork> {
  const [row] = await db.all<WaitingWork>(WAITING);
  if (!row) throw new Error("A statement of subselects has a row.");
  return row;
}
