import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "./client";
import { openDatabase } from "./open-database";
import { seedCatalogue } from "./seed-catalogue";

describe("the sample catalogue", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase({ folder: null, image: process.env.TEST_DATABASE_IMAGE });
    await db.migrate("db/migrations");
  });
  afterAll(() => db.close());

  test("fills an empty catalogue with 240 products in 12 categories, and leaves one that holds rows alone", async () => {
    expect(await seedCatalogue(db)).toBe(240);
    expect(await seedCatalogue(db)).toBe(0);
    const counts =
      "select (select count(*) from products)::int as products, (select count(*) from categories)::int as categories";
    expect(await db.all(counts)).toEqual([{ products: 240, categories: 12 }]);
  });

  test("is the same everywhere: ids, uids and moments follow from the data", async () => {
    const first =
      "select id, uid, sku, price::text, created_at at time zone 'UTC' as at from products order by id limit 1";
    expect(await db.all(first)).toEqual([
      { id: 1, uid: "dfdc7989a758b4cb08e0ea1ade9b8fd3", sku: "TEA-001", price: "8.90", at: "2026-01-07 17:57:00" },
    ]);
  });
});
