/** What a change did to the fields of a thing. */
export interface Changes {
  /** The fields that are not what they were; those of a group as `group.field`. */
  changed: string[];
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

type Fields = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

function differences(before: Fields, after: Fields, prefix: string): [name: string, before: unknown, after: unknown][] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): [string, unknown, unknown][] => {
    const [old = null, now = null] = [before[name], after[name]];
    if (isGroup(old) && isGroup(now)) return differences(old, now, `${prefix}${name}.`);
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [[prefix + name, old, now]];
  });
}

/**
 * What is not as it was, for the audit log: a field that was sent and is what it was before has not been changed. Give
 * the fields by the names that callers know, and no secret among them.
 */
export function changesBetween(before: object, after: object): Changes {
  const found = differences({ ...before }, { ...after }, "");
  return {
    changed: found.map(([name]) => name),
    before: Object.fromEntries(found.map(([name, old]) => [name, old])),
    after: Object.fromEntries(found.map(([name, , now]) => [name, now])),
  };
}

/** An address as it may be written down: what stands in its path or query is often what opens it. */
export const shownHost = (url: string): string => new URL(url).origin;

/** An address whose path says what it is for, without a query, in which a key may stand. */
export const withoutQuery = (url: string): string => url.split("?", 1)[0] ?? "";
