import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../entities/served-catalog";
import { answerQuery } from "./query/answer";
import { callerWith } from "./testing/caller";
import { openTestDatabase, type TestDatabase } from "./testing/database";
import { conditions, likes, type PlainProduct } from "./testing/filter-arbitrary";
import { odataOver } from "./testing/odata";

let database: TestDatabase;
let rows: PlainProduct[];
const get = odataOver(() => database);

beforeAll(async () => {
  database = await openTestDatabase();
  // Rows with what the samples lack: no category, names that a pattern or a quote could trip over.
  await database.db.all(`insert into products (sku, name, price, stock, active, category_id)
    values ('o-%', 'It''s 100 %', 0, 0, false, null), ('o_2', '😀 "quoted" \\ back', 99999.99, -3, true, null),
      ('ß', 'Straße _ é', 0.01, 2147483647, true, 1), ('o-4', ' ', 12, 12, false, null)`);
  rows =
    await database.db.all<PlainProduct>(`select p.id, p.sku, p.name, (p.price * 100)::integer as price, p.stock, p.active,
    p.category_id as "categoryId", c.name as category, to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
    from products p left join categories c on c.id = p.category_id order by p.id`);
}, 60_000);
afterAll(() => database.close());

const expected = (matches: (row: PlainProduct) => unknown) =>
  rows.filter((row) => matches(row) === true).map(({ id }) => id);

async function asked(where: string): Promise<number[]> {
  const request = { query: "products(where: $where) { id }", variables: { where } };
  const caller = callerWith("read");
  const { products } = JSON.parse(await answerQuery(request, { catalog, db: database.db, caller })) as {
    products: { id: number }[];
  };
  return products.map(({ id }) => id);
}

describe("any condition finds the rows that a plain evaluation over all rows finds", () => {
  test("in both languages", async () => {
    await fc.assert(
      fc.asyncProperty(conditions, async ({ query, odata, of }) => {
        const ids = expected(of);
        expect(await asked(query)).toEqual(ids);
        const { json } = await get(`/odata/products?$select=id&$filter=${encodeURIComponent(odata)}`);
        expect(json.value.map(({ id }: { id: number }) => id)).toEqual(ids);
      }),
      { numRuns: 200 },
    );
  });

  test("for patterns", async () => {
    await fc.assert(
      fc.asyncProperty(likes, async ({ query, matches }) => {
        expect(await asked(query)).toEqual(expected(matches));
      }),
      { numRuns: 60 },
    );
  });
});
