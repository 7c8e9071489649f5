import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiError } from "../../api-error";
import { catalog } from "../../entities/served-catalog";
import { callerWith } from "../testing/caller";
import { openTestDatabase, type TestDatabase } from "../testing/database";
import { answerQuery } from "./answer";
import type { Variables } from "./parse";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const ask = async (query: string, variables: Variables = {}, caller = callerWith("read")): Promise<unknown> =>
  JSON.parse(await answerQuery({ query, variables }, { catalog, db: database.db, caller }));

async function getRefusal(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("It was not refused.");
}

describe("a query answers", () => {
  test("the published form with every product in order of id", async () => {
    const { products } = (await ask("products { \n id, \n name, \n price, \n stock \n }")) as { products: object[] };
    expect(products).toHaveLength(240);
    expect(products[0]).toEqual({ id: 1, name: "Morning Lantern Black Tea", price: 8.9, stock: 142 });
  });

  test("conditions, sorting, paging, aliases, functions and nested relations in one statement", async () => {
    const answer = await ask(
      `{
      top: products(where: "price > 100 and name like 'C%'", orderBy: [price@desc, name@asc], limit: 2, offset: 1) {
        id title: name upper(sku) as code category { name } year(createdAt)
      }
      categories(where: "name in ('Tea', 'Coffee')", orderBy: name@desc) {
        name, cheap: products(where: "price < $most", orderBy: [price@asc], limit: 2) { name, price }
      }
    }`,
      { most: 6 },
    );
    expect(answer).toEqual({
      top: [
        { id: 200, title: "Cold Frame", code: "GAR-020", category: { name: "Garden" }, year: 2026 },
        { id: 102, title: "Cast Iron Casserole 4 l", code: "COO-002", category: { name: "Cookware" }, year: 2026 },
      ],
      categories: [
        { name: "Tea", cheap: [{ name: "Orchard Peppermint", price: 5.9 }] },
        {
          name: "Coffee",
          cheap: [
            { name: "Chicory Root Roast", price: 5.4 },
            { name: "Fig and Barley Roast", price: 5.8 },
          ],
        },
      ],
    });
  });

  test("aggregates, with the other fields grouping them", async () => {
    const answer = await ask(`{
      products { @count as total }
      by: products(where: "price < 5", orderBy: [n@desc, category.name], limit: 2) { category.name as category, @count as n, @avg(price) as mean, @sum(stock) as stock }
    }`);
    expect(answer).toEqual({
      products: [{ total: 240 }],
      by: [
        { category: "Spices", n: 11, mean: 4.1363636364, stock: 1993 },
        { category: "Preserves", n: 8, mean: 4.325, stock: 919 },
      ],
    });
  });
});

describe("a query is refused", () => {
  test("with line, column, caret and the nearest name for a field that does not exist", async () => {
    const error = await getRefusal(ask("products {\n  id,\n  prise\n}"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: "validation",
      message: 'Unknown field "prise" of products. Did you mean "price"? (query, line 3, column 3)',
      details: [{ field: "query", line: 3, column: 3, excerpt: "  prise\n  ^", suggestion: "price" }],
    });
  });

  test("where the caller may not read an entity that it only filters by", async () => {
    const query = "products(where: \"category.name = 'Tea'\") { id }";
    const error = await getRefusal(ask(query, {}, callerWith("products:read")));
    expect(error).toMatchObject({ code: "insufficient_scope", facts: { scope: "categories:read" } });
  });
});
