import type { Logger } from "pino";
import type { Database } from "../../db/client";

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

type Listener = (tags: readonly string[] | "everything") => void;

const CHANNEL = "gatehouse_changes";
const POLL_MS = 1000;
const KEPT_MS = 3_600_000;

// One set for the process: handlers run from Next's copies of this module as well as from the server's.
const KEY = Symbol.for("gatehouse.change-listeners");
const holder = globalThis as { [KEY]?: Set<Listener> };
holder[KEY] ??= new Set();
const listeners = holder[KEY];

const tell: Listener = (tags) => {
  for (const listener of listeners) listener(tags);
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
  db.afterCommit(() => tell(tags));
}

/** Follows what other instances announce: by NOTIFY, and by asking each second should a notification be lost. */
export async function followChanges(db: Database, log: Logger): Promise<() => void> {
  const [head] = await db.all<{ n: string }>("select n::text from change_head");
  let seen = Number(head?.n ?? 0);
  let reading = false;

  const read = async () => {
    if (reading) return;
    reading = true;
    try {
      const rows = await db.all<{ n: string; tags: string[] }>(
        "select n::text, tags from changes where n > $1::bigint order by n limit 1000",
        [String(seen)],
      );
      const [first] = rows;
      if (first && Number(first.n) > seen + 1) tell("everything");
      else if (first) tell(rows.flatMap(({ tags }) => tags));
      seen = Number(rows.at(-1)?.n ?? seen);
    } catch (error) {
      // Not knowing what changed is no reason to go on trusting what is remembered.
      tell("everything");
      log.warn({ err: error }, "could not read changes");
    }
    reading = false;
  };

  await db.listen(CHANNEL, () => void read());
  const poll = setInterval(read, POLL_MS);
  const tidy = setInterval(() => {
    db.all("delete from changes where at < $1", [new Date(Date.now() - KEPT_MS)]).catch(() => undefined);
  }, KEPT_MS);
  return () => {
    clearInterval(poll);
    clearInterval(tidy);
  };
}
