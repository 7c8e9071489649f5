import { AsyncLocalStorage } from "node:async_hooks";

// One for the process: the server and Next each load their own copy of this module.
const KEY = Symbol.for("gatehouse.open-transaction");
const holder = globalThis as { [KEY]?: AsyncLocalStorage<{ open: boolean }> };
holder[KEY] ??= new AsyncLocalStorage();
const current = holder[KEY];

/** Does the work of a transaction; until that has ended, `requireNoTransaction` throws for all that the work calls. */
export async function asTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
  const transaction = { open: true };
  try {
    return await current.run(transaction, work);
  } finally {
    transaction.open = false;
  }
}

/**
 * Throws where it is called by the work of a transaction: what asks the database past that transaction waits for it to
 * end, while it waits for the answer. The embedded database would serve nobody any more, and a pool runs out of
 * connections.
 */
export function requireNoTransaction(what: string): void {
  if (current.getStore()?.open) throw new Error(`${what} within a transaction: neither would come to an end.`);
}

/**
 * Works as if no transaction were open: for what others must see whatever becomes of it. Only where the database has
 * other connections.
 */
export const besideTransaction = <Result>(work: () => Promise<Result>): Promise<Result> =>
  current.run({ open: false }, work);
