import type { ConfigurationChange } from "./section";

const shown = (value: unknown): string => (typeof value === "string" ? `"${value}"` : JSON.stringify(value));

const list = (values: readonly unknown[]): string => values.map(shown).join(", ");

const without = (values: readonly unknown[], others: readonly unknown[]) =>
  values.filter((value) => !others.some((other) => JSON.stringify(other) === JSON.stringify(value)));

/** What happens to one field. Of a list, only what comes and what goes is told. */
function describeField(name: string, before: unknown, after: unknown): string {
  if (!Array.isArray(before) || !Array.isArray(after)) return `${name}: ${shown(before)} becomes ${shown(after)}`;
  const [gained, lost] = [without(after, before), without(before, after)];
  const parts = [
    ...(gained.length > 0 ? [`gains ${list(gained)}`] : []),
    ...(lost.length > 0 ? [`loses ${list(lost)}`] : []),
  ];
  return `${name}: ${parts.join(" and ") || `becomes ${list(after)}`}`;
}

const VERBS = { add: "is added", remove: "is removed", change: "changes" } as const;

/** A change in words, one line for each field: what it is about, and what becomes of it. */
export function describeChange({ kind, noun, name, changes }: ConfigurationChange): string[] {
  const { changed, before, after } = changes;
  const subject = [noun, name].filter(Boolean).join(" ");
  const fields = {
    add: () => changed.flatMap((field) => (after[field] === null ? [] : [`${field}: ${shown(after[field])}`])),
    remove: () => [],
    change: () => changed.map((field) => describeField(field, before[field], after[field])),
  }[kind]();
  return [`${subject} ${VERBS[kind]}`, ...fields.map((field) => `    ${field}`)];
}
