import type { Database } from "../../db/client";
import { momentIn, setClock } from "../clock";
import type { Runtime } from "../runtime";
import { BELIEVED_MS, getCertainty } from "./certainty";

/**
 * What may have changed about somebody's rights. Whoever remembers something under a tag forgets it when the tag is
 * announced, in this process at once and in the others within a second (DESIGN §4).
 */
export type ChangeTag =
  | `${"user" | "app" | "grant" | "family" | "role" | "token" | "credential"}:${string}`
  | "settings"
  | "operations"
  | "addresses"
  | "signing-keys";

type Listener = (tags: ReadonlySet<string> | "everything") => void;

const CHANNEL = "gatehouse_changes";
const POLL_MS = 1000;
const KEPT_MS = 3_600_000;

// One set for the process: handlers run from Next's copies of this module as well as from the server's.
const KEY = Symbol.for("gatehouse.change-listeners");
const holder = globalThis as { [KEY]?: Set<Listener> };
holder[KEY] ??= new Set();
const listeners = holder[KEY];

// As a set: thousands may change at once, and thousands of memories ask each whether it is among them.
const notify = (tags: readonly string[] | "everything"): void => {
  const changed = tags === "everything" ? tags : new Set(tags);
  for (const listener of listeners) listener(changed);
};

/** Calls `listener` for every change; `"everything"` means that changes may have been missed. Gives the way out. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Announces that rights changed, within the transaction that changes them: other instances hear of it exactly if it is
 * committed, and this one forgets before the caller is answered.
 */
export async function announce(db: Database, tags: readonly ChangeTag[]): Promise<void> {
  await db.all(
    `with head as (update change_head set n = n + 1 where id = 1 returning n),
          change as (insert into changes (n, tags) select n, $1::text[] from head returning n)
     select pg_notify('${CHANNEL}', n::text) from change`,
    [tags],
  );
  db.afterCommit(() => notify(tags));
}

/** How long one read may take, and how soon the next follows one that failed. */
const READ_DEADLINE_MS = 1500;
/** How long a try may take while the database is silent: the sooner one ends, the sooner the next finds it back. */
const PROBE_DEADLINE_MS = 750;
const START_DEADLINE_MS = 10_000;
const RETRY_MS = 100;

/**
 * The head of the log, what followed `$1`, and when `$1` itself was written: one statement, so one moment. A copy that
 * follows another server may lag behind it, so it counts as no answer.
 */
const READ = `
  select h.n::text as head, (select created_at::text from changes where n = h.n) as "headAt",
    (select created_at::text from changes where n = $1::bigint) as "seenAt",
    (select coalesce(json_agg(json_build_object('n', n, 'at', created_at::text, 'tags', tags) order by n), '[]')::text
     from (select * from changes where n > $1::bigint order by n limit 1000) later) as later,
    extract(epoch from clock_timestamp())::float8 * 1000 as "time"
  from change_head h where h.id = 1 and not pg_is_in_recovery()`;

interface LogRow {
  head: string;
  headAt: string | null;
  seenAt: string | null;
  later: string;
  /** The database's clock. */
  time: number;
}

/** The last change that was heard of: its number, and when it was written, which tells it from another of that number. */
interface Seen {
  n: number;
  at: string | null;
}

/**
 * What a read says to somebody who has seen so much, and what they have seen then. `"everything"` where the log is not
 * the one that was followed: the head went back, the change last seen is another one now, or some are missing between.
 * So it is after a restore beside running instances, and after a failover to a copy that had not received all.
 */
export function newsIn(row: Omit<LogRow, "time">, seen: Seen): { news: readonly string[] | "everything"; seen: Seen } {
  const head = { n: Number(row.head), at: row.headAt };
  const later = JSON.parse(row.later) as (Seen & { tags: string[] })[];
  const [first] = later;
  const last = later.at(-1);
  const sameLog = head.n >= seen.n && row.seenAt === seen.at;
  if (!sameLog || (first ? first.n > seen.n + 1 : head.n > seen.n)) return { news: "everything", seen: head };
  return { news: later.flatMap(({ tags }) => tags), seen: last ? { n: last.n, at: last.at } : seen };
}

/**
 * Follows what other instances announce: by NOTIFY, and by asking each second should a notification be lost. Each good
 * read confirms what this process remembers; without one for some seconds it is in doubt (`getCertainty`), and what
 * cannot be checked is refused until the next. The embedded database has no other instances, and nothing to doubt.
 */
export async function followChanges(runtime: Runtime): Promise<() => void> {
  const { db, log } = runtime;
  if (db.driver === "pglite") return () => undefined;
  const certainty = getCertainty(runtime);
  let seen: Seen | undefined;
  let reading: Promise<void> | undefined;
  let stopped = false;
  let silent = false;
  let doubt: NodeJS.Timeout | undefined;

  // A loop that was held up is no silence of the database's.
  const giveUp = () => {
    if (silent && certainty.inDoubt()) db.refuse();
  };

  const read = async (deadline: number): Promise<void> => {
    const startedAt = performance.now();
    const askedAt = Date.now();
    const [row] = await db.ask<LogRow>(READ, [String(seen?.n ?? 0)], deadline);
    if (!row) throw new Error("the head of the changes is missing, or this is a copy of another server");
    setClock({ database: row.time, askedAt, answeredAt: Date.now() });
    if (seen) {
      const heard = newsIn(row, seen);
      if (heard.news.length > 0) notify(heard.news);
      seen = heard.seen;
    } else {
      // What was remembered before now may have changed since.
      notify("everything");
      seen = { n: Number(row.head), at: row.headAt };
    }
    certainty.confirm(startedAt);
    // Whoever waits on a silent connection is told as soon as that is what it is.
    clearTimeout(doubt);
    doubt = setTimeout(giveUp, BELIEVED_MS + 10 + startedAt - performance.now());
    doubt.unref();
  };

  const attempt = async (): Promise<void> => {
    try {
      await read(silent ? PROBE_DEADLINE_MS : READ_DEADLINE_MS);
      if (silent) log.warn("the database answers again");
      silent = false;
    } catch (error) {
      if (!silent) log.warn({ err: error }, "could not read changes");
      silent = true;
      giveUp();
      if (!stopped) setTimeout(follow, RETRY_MS).unref();
    }
  };

  const follow = async (): Promise<void> => {
    if (stopped) return;
    reading ??= attempt().finally(() => {
      reading = undefined;
    });
    await reading;
  };

  // Nobody waits for a database that is known to be silent.
  certainty.readBy(async () => (silent ? undefined : follow()));

  await read(START_DEADLINE_MS);
  await db.listen(CHANNEL, () => void follow());
  const poll = setInterval(follow, POLL_MS);
  const tidy = setInterval(() => {
    // The last one stays: it shows that the log is still the same one.
    db.all("delete from changes where created_at < $1 and n < (select n from change_head)", [momentIn(-KEPT_MS)]).catch(
      (error: unknown) => log.warn({ err: error }, "could not remove old changes"),
    );
  }, KEPT_MS);
  return () => {
    stopped = true;
    clearInterval(poll);
    clearInterval(tidy);
    clearTimeout(doubt);
  };
}
