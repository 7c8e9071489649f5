import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Database } from "./client";
import { requireMigrated, SchemaError } from "./known-migrations";
import { readMigrations } from "./migration-files";
import { openDatabase } from "./open-database";

/** A folder with the first `count` of our migrations, all unless told, and with more after them. */
async function folderWith(more: readonly string[], count?: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-migrations-"));
  await cp("db/migrations", folder, { recursive: true });
  const ours = readMigrations("db/migrations").slice(0, count);
  const later = more.map((sql, index) => ({
    name: `000${ours.length + index}_later`,
    madeAt: 32503680000000 + index,
    sql,
  }));
  for (const { name, sql } of later) await writeFile(join(folder, `${name}.sql`), sql);
  const entries = [...ours, ...later].map(({ name, madeAt }, idx) => ({
    idx,
    tag: name,
    when: madeAt,
    breakpoints: true,
  }));
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify({ entries }));
  return folder;
}

test("a version works beside a newer schema that only added something, and is refused by one that took something away", async () => {
  const db = await openDatabase({ folder: null, image: process.env.TEST_DATABASE_IMAGE });
  await db.migrate("db/migrations");
  const newer = await folderWith(["alter table users add column later text"]);
  expect(await db.migrate(newer)).toBe(1);
  expect(await db.migrate("db/migrations")).toBe(0);
  await requireMigrated((statement) => db.once(statement), "db/migrations");

  const newest = await folderWith([
    "alter table users add column later text",
    `-- contract: unused since 000${readMigrations("db/migrations").length}_later\nalter table users drop column later`,
  ]);
  await db.migrate(newest);
  await expect(db.migrate("db/migrations")).rejects.toThrow(SchemaError);
  await expect(db.migrate("db/migrations")).rejects.toThrow("it has 2 migrations that this one does not know");
  expect(await db.migrate(newer)).toBe(0);
  await db.close();
  await Promise.all([newer, newest].map((folder) => rm(folder, { recursive: true })));
});

test("a schema that is behind is told apart from one that is up to date", async () => {
  const db = await openDatabase({ folder: null, image: process.env.TEST_DATABASE_IMAGE });
  const run = <Row extends object>(statement: string) => db.once<Row>(statement);
  await db.migrate("db/migrations");
  await requireMigrated(run, "db/migrations");
  await db.script(
    "delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)",
  );
  await expect(requireMigrated(run, "db/migrations")).rejects.toThrow(
    "1 migration is not applied. Run npm run migrate",
  );
  await db.close();
});

const COLUMNS = `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
  where table_schema = 'public' order by table_name, column_name`;
const INDEXES = "select indexname, indexdef from pg_indexes where schemaname = 'public' order by indexname";

async function shapeOf(db: Database) {
  return [await db.once(COLUMNS), await db.once(INDEXES)];
}

test("every state that the migrations went through is brought to the newest schema, with what it held", async () => {
  const newest = await openDatabase({ folder: null, image: process.env.TEST_DATABASE_IMAGE });
  const db = await openDatabase({ folder: null });
  const names: string[] = [];
  for (const [index, { name }] of readMigrations("db/migrations").entries()) {
    const folder = await folderWith([], index + 1);
    expect(await db.migrate(folder)).toBe(1);
    await db.all("insert into roles (name) values ($1)", [name]);
    names.push(name);
    await rm(folder, { recursive: true });
  }
  expect(await db.migrate("db/migrations")).toBe(0);
  await newest.migrate("db/migrations");
  expect(await shapeOf(db)).toEqual(await shapeOf(newest));
  expect(await db.once("select name from roles order by name")).toEqual(names.map((name) => ({ name })));
  await Promise.all([db.close(), newest.close()]);
});

test("a database from before the migrations began anew is refused with the way to carry it over", async () => {
  const db = await openDatabase({ folder: null });
  await db.script(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('first', 1795251222605)`);
  await expect(db.migrate("db/migrations")).rejects.toThrow(
    "With that version run npm run backup, then with this one npm run restore FILE, into a new database.",
  );
  await db.close();
});
