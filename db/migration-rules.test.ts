import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { leastMigration, type Migration, readMigrations } from "./migration-files";
import { findBrokenRules } from "./migration-rules";

const migration = (name: string, sql: string, contractsSince: string | null = null): Migration => ({
  name,
  madeAt: Number(name.slice(0, 4)) + 1,
  sql,
  contractsSince,
});

const FIRST = migration("0000_first", `CREATE TABLE "a" ("id" integer PRIMARY KEY, "name" text NOT NULL);`);

test.each([
  ['ALTER TABLE "a" DROP COLUMN "name";', "drops something"],
  ['DROP TABLE "a" CASCADE;', "drops something"],
  ['ALTER TABLE "a" RENAME COLUMN "name" TO "title";', "renames something"],
  ['ALTER TABLE "a" ALTER COLUMN "name" SET NOT NULL;', "forbids null"],
  ['ALTER TABLE "a" ALTER COLUMN "id" SET DATA TYPE bigint;', "changes the type"],
  ['ALTER TABLE "a" ADD COLUMN "size" integer NOT NULL;', "do not fill"],
])("%s breaks instances of the version before and is refused", (sql, reason) => {
  expect(findBrokenRules([FIRST, migration("0001_next", sql)], {})).toEqual([expect.stringContaining(reason)]);
});

test.each([
  'ALTER TABLE "a" ADD COLUMN "size" integer;',
  'ALTER TABLE "a" ADD COLUMN "size" integer DEFAULT 0 NOT NULL;',
  'CREATE TABLE "b" ("id" integer NOT NULL); CREATE INDEX "b_idx" ON "b" ("id");',
  `-- drop column\nUPDATE "a" SET "name" = 'drop table; rename';`,
])("%s only adds", (sql) => {
  expect(findBrokenRules([FIRST, migration("0001_next", sql)], {})).toEqual([]);
});

test("what is taken away has been unused since a migration of a released version, and is then needed to be known", () => {
  const unused = migration("0001_unused", 'ALTER TABLE "a" ADD COLUMN "title" text;');
  const gone = migration("0002_gone", 'ALTER TABLE "a" DROP COLUMN "name";', "0001_unused");
  const all = [FIRST, unused, gone];
  expect(findBrokenRules(all, { "1.0.0": "0001_unused" })).toEqual([]);
  expect(findBrokenRules(all, { "1.0.0": "0000_first" })).toEqual([
    expect.stringContaining("no migration of a released"),
  ]);
  expect(findBrokenRules(all, {})).toHaveLength(1);
  expect(leastMigration([FIRST, unused])).toBe(FIRST.madeAt);
  expect(leastMigration(all)).toBe(unused.madeAt);
});

test("the migrations there are keep to it", () => {
  const released = JSON.parse(readFileSync("db/migrations/released.json", "utf8")) as Record<string, string>;
  expect(findBrokenRules(readMigrations("db/migrations"), released)).toEqual([]);
});
