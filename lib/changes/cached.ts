import type { Database } from "../../db/client";
import { isDatabaseAway } from "../../db/errors";
import { now } from "../clock";
import { type ChangeTag, onChange } from "./changes";

/** A tag, or all tags of one kind: `role:` stands for every role's. */
type Watched = ChangeTag | "role:";

const concerns = (watched: Watched, changed: ReadonlySet<string>) =>
  watched.endsWith(":") ? [...changed].some((tag) => tag.startsWith(watched)) : changed.has(watched);

/** Takes out the listeners of memories that are gone. */
const outlived = new FinalizationRegistry<() => void>((takeOut) => takeOut());

/**
 * Has a memory forget what one of the tags is announced for, without keeping it: a runtime over a transaction remembers
 * too, and nobody says when it has ended. (By itself, for a closure keeps all that those beside it use.)
 */
function forgetOnChange(memory: { forget(): void }, tags: readonly Watched[]): void {
  const weak = new WeakRef(memory);
  const takeOut = onChange((changed) => {
    if (changed === "everything" || tags.some((watched) => concerns(watched, changed))) weak.deref()?.forget();
  });
  outlived.register(memory, takeOut);
}

/**
 * A value that is loaded from `db` once and forgotten when one of the tags is announced. A load that a change overtakes is used
 * but not remembered. With `lastWhileAway`, the last value answers while the database is away: only for what decides
 * about nobody's rights. With `getEnd`, a value that ends by time is loaded anew once it has ended, though nobody changed
 * anything. It is asked for before a transaction, never within: the load would wait for the transaction's end.
 */
export function cached<Value>(
  db: Pick<Database, "requireNoTransaction">,
  tags: readonly Watched[],
  read: () => Promise<Value>,
  {
    lastWhileAway = false,
    getEnd = () => null,
  }: { lastWhileAway?: boolean; getEnd?: (value: Value) => Date | null } = {},
): () => Promise<Value> {
  const memory = {
    current: undefined as Promise<Value> | undefined,
    forget() {
      this.current = undefined;
    },
  };
  let last: { value: Value } | undefined;
  let end = Number.POSITIVE_INFINITY;
  forgetOnChange(memory, tags);
  const load = async (): Promise<Value> => {
    const value = await read();
    end = getEnd(value)?.getTime() ?? Number.POSITIVE_INFINITY;
    if (lastWhileAway) last = { value };
    return value;
  };
  return () => {
    db.requireNoTransaction("What is remembered was asked for");
    if (memory.current && now() < end) return memory.current;
    end = Number.POSITIVE_INFINITY;
    const loading = load().catch((error: unknown): Value => {
      if (memory.current === loading) memory.current = undefined;
      if (last && isDatabaseAway(error)) return last.value;
      throw error;
    });
    memory.current = loading;
    return loading;
  };
}
