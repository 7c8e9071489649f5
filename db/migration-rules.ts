import type { Migration } from "./migration-files";

/** What takes something away from a version that still uses it, and what that is. */
const CONTRACTING: readonly (readonly [statement: RegExp, what: string])[] = [
  [/\bdrop\s+(?:table|column|constraint|default|type|view|schema|sequence)\b/i, "drops something"],
  [/\brename\b/i, "renames something"],
  [/\bset\s+not\s+null\b/i, "forbids null in a column that earlier versions may leave out"],
  [/\b(?:set\s+data\s+)?type\s+\w+[\w\s()[\],]*\busing\b|\bset\s+data\s+type\b/i, "changes the type of a column"],
  [
    /\badd\s+column\b(?=[^;]*\bnot\s+null\b)(?![^;]*\b(?:default|generated)\b)/i,
    "adds a column that earlier versions do not fill",
  ],
];

/** SQL without its comments and quoted texts, where any word may stand. */
const bare = (sql: string) =>
  sql
    .replace(/--.*$/gm, "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/'(?:[^']|'')*'/g, "''");

/**
 * What is wrong with migrations, a sentence each. An instance of the version before runs beside the new schema during a
 * deploy, so a version may only add. What nothing uses any more is taken away by a later version, in a migration whose
 * first line says since which migration that is: one that was released (`released`, the last of each version).
 */
export function findBrokenRules(
  migrations: readonly Migration[],
  released: Readonly<Record<string, string>>,
): string[] {
  const names = migrations.map(({ name }) => name);
  const newestReleased = Math.max(-1, ...Object.values(released).map((name) => names.indexOf(name)));
  return migrations.flatMap(({ name, sql, contractsSince }, index) => {
    if (contractsSince !== null) {
      const since = names.indexOf(contractsSince);
      const isEarlierVersion = since >= 0 && since <= newestReleased && since < index;
      return isEarlierVersion
        ? []
        : [`${name}: "unused since ${contractsSince}" names no migration of a released version.`];
    }
    const text = bare(sql);
    return CONTRACTING.filter(([statement]) => statement.test(text)).map(
      ([, what]) =>
        `${name}: it ${what}, which breaks instances of the version before. Stop using it in one version; in the next begin the migration with "-- contract: unused since <migration>".`,
    );
  });
}
