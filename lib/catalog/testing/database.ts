import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { Database } from "../../../db/client";
import { openDatabase } from "../../../db/open-database";
import { seedCatalogue } from "../../../db/seed-catalogue";

/** A database of a test's own, and how to be rid of it. */
export interface TestDatabase {
  db: Database;
  /** Its address, where it is on a server. */
  url: string | null;
  close(): Promise<void>;
}

async function onServer(address: string): Promise<TestDatabase> {
  const name = `gatehouse_test_${randomBytes(6).toString("hex")}`;
  const admin = postgres(address, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database "${name}"`);
  const url = new URL(address);
  url.pathname = `/${name}`;
  const db = await openDatabase({ url: url.href });
  return {
    db,
    url: url.href,
    async close() {
      await db.close();
      await admin.unsafe(`drop database "${name}" with (force)`);
      await admin.end();
    },
  };
}

/**
 * A migrated database with the sample catalogue: on the server of `TEST_DATABASE_URL` where that is set, else embedded
 * and in memory.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const address = process.env.TEST_DATABASE_URL;
  let opened: TestDatabase;
  if (address) {
    opened = await onServer(address);
  } else {
    const db = await openDatabase({ folder: null, image: process.env.TEST_DATABASE_IMAGE });
    opened = { db, url: null, close: () => db.close() };
  }
  await opened.db.migrate("db/migrations");
  await seedCatalogue(opened.db);
  return opened;
}
