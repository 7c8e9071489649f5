import { setImmediate } from "node:timers/promises";

/** How many small pieces of work are done before others have their turn. */
const AT_ONCE = 200;

/** Does a piece of work for each of many items, and lets the event loop serve others in between. */
export async function inTurns<Item>(items: readonly Item[], work: (item: Item) => unknown): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    work(item);
  }
}
