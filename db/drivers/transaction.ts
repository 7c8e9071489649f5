import type { Database } from "../client";
import { asTransaction, requireNoTransaction } from "../open-transaction";

type OnCommit = (callback: () => void) => void;

/** Runs a driver's transaction and then, when it has committed, what was asked for after it. */
export async function inTransaction<Result>(run: (onCommit: OnCommit) => Promise<Result>): Promise<Result> {
  const callbacks: (() => void)[] = [];
  requireNoTransaction("Another transaction was begun");
  const result = await asTransaction(() => run((callback) => callbacks.push(callback)));
  for (const callback of callbacks) callback();
  return result;
}

const outside = (name: string) => () => Promise.reject(new Error(`${name}() belongs outside a transaction`));

/** What a transaction has in common with the database that it is of. */
type OfOuter = Pick<Database, "auditSealer" | "load" | "onWork" | "follow">;

/** The part of `Database` that is the same within a transaction of either driver. */
export function within(
  self: () => Database,
  onCommit: OnCommit,
  outer: OfOuter,
): OfOuter &
  Pick<
    Database,
    "transaction" | "requireNoTransaction" | "afterCommit" | "listen" | "ask" | "refuse" | "migrate" | "close"
  > {
  return {
    ...outer,
    transaction: (nested) => nested(self()),
    requireNoTransaction: () => undefined,
    afterCommit: onCommit,
    listen: outside("listen"),
    ask: outside("ask"),
    refuse: () => undefined,
    migrate: outside("migrate"),
    close: outside("close"),
  };
}
