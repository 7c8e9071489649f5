import { expect, it } from "vitest";
import { openDatabase } from "../open-database";
import { SEALED_TABLES } from "./sealed-values";

it("knows every table that holds sealed values, or a change of pepper would leave some behind", async () => {
  const db = await openDatabase({ folder: null, image: process.env.TEST_DATABASE_IMAGE });
  await db.migrate("db/migrations");
  const tables = await db.all<{ name: string }>(
    "select table_name as name from information_schema.columns where column_name = 'sealed' order by 1",
  );
  expect(tables.map(({ name }) => name)).toEqual([...SEALED_TABLES].sort());
  await db.close();
});
