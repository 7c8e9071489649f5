import type { Database } from "../client";

type OnCommit = (callback: () => void) => void;

/** Runs a driver's transaction and then, when it has committed, what was asked for after it. */
export async function inTransaction<Result>(run: (onCommit: OnCommit) => Promise<Result>): Promise<Result> {
  const callbacks: (() => void)[] = [];
  const result = await run((callback) => callbacks.push(callback));
  for (const callback of callbacks) callback();
  return result;
}

const outside = (name: string) => () => Promise.reject(new Error(`${name}() belongs outside a transaction`));

/** The part of `Database` that is the same within a transaction of either driver. */
export function within(
  self: () => Database,
  onCommit: OnCommit,
): Pick<Database, "transaction" | "afterCommit" | "listen" | "migrate" | "close"> {
  return {
    transaction: (nested) => nested(self()),
    afterCommit: onCommit,
    listen: outside("listen"),
    migrate: outside("migrate"),
    close: outside("close"),
  };
}
