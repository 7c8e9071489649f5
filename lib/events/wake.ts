type Listener = () => void;

// One set for the process: handlers run from Next's copies of this module as well as from the server's.
const KEY = Symbol.for("gatehouse.webhook-listeners");
const holder = globalThis as { [KEY]?: Set<Listener> };
holder[KEY] ??= new Set();
const listeners = holder[KEY];

/** Says that there is something to deliver. */
export function wake(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever there is something to deliver. Gives the way out. */
export function onWake(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
