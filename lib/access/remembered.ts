import { type ChangeTag, onChange } from "./changes";

/**
 * A value that is loaded once and forgotten when one of the tags is announced. A load that a change overtakes is used
 * but not remembered.
 */
export function remembered<Value>(tags: readonly ChangeTag[], load: () => Promise<Value>): () => Promise<Value> {
  let current: Promise<Value> | undefined;
  onChange((changed) => {
    if (changed === "everything" || tags.some((tag) => changed.includes(tag))) current = undefined;
  });
  return () => {
    if (current) return current;
    const loading = load();
    current = loading;
    loading.catch(() => {
      if (current === loading) current = undefined;
    });
    return loading;
  };
}
