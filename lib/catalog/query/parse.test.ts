import { describe, expect, test } from "vitest";
import { catalog } from "../../entities/served-catalog";
import { placeIn, SourceProblem } from "../source-problem";
import { parseQuery, type Variables } from "./parse";

function getProblem(text: string, variables: Variables = {}): SourceProblem {
  try {
    parseQuery(text, variables, catalog);
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
  throw new Error("It was read.");
}

const parse = (text: string, variables: Variables = {}) => parseQuery(text, variables, catalog);

describe("a query is read", () => {
  test.each([
    "products { id, name, price, stock }",
    "products{id name}",
    "{ products { id } }",
    "query { products { id }, categories { id } }",
    "products { id, name, } # with a comment",
    "p: products { i: id }",
    "products { id as i } as p",
    "products { * }",
    "products { category }",
    'products(where: "price > 1", orderBy: [name@asc, price@desc], limit: 5, offset: 1) { id }',
    "products(where: price > 1 and name like 'A%', limit: 5) { id }",
    "products(orderBy: price desc) { id }",
    "products(orderBy: [category.name, lower(name)@desc]) { id }",
    "products { lower(name) as n, (price * stock) as value, year(createdAt) }",
    'products(where: "not (a_ is null)") { id }'.replace("a_", "categoryId"),
    "products(where: \"stock between 1 and 5 and sku not in ('a', 'b')\") { id }",
    'categories(where: "any(products, price > 3) and count(products) >= 2") { name, products(limit: 3) { id } }',
    "products { category.name, @count as n, @sum(price), @count(distinct currency) as currencies }",
    "products(where: \"createdAt >= '2026-01-01' and createdAt < '2027-01-01T00:00:00Z'\") { id }",
  ])("%s", (text) => {
    expect(parse(text).length).toBeGreaterThan(0);
  });

  test("with a condition whole in a variable, and lists and values in others", () => {
    const text = "products(where: $where, limit: $limit) { id }";
    const variables = { where: "id in $ids and name = $name", limit: 3, ids: [1, 2], name: "it's" };
    expect(parse(text, variables)[0]?.plan.limit).toBe(3);
  });
});

describe("a query is refused at its place", () => {
  test.each([
    ["products { prise }", 11, 'Unknown field "prise" of products.', "price"],
    ["prodcts { id }", 0, 'Unknown entity "prodcts".', "products"],
    ['products(wher: "1") { id }', 9, 'Unknown argument "wher".', "where"],
    ["products { lowr(name) as x }", 11, 'Unknown function "lowr".', "lower"],
    ["products { @cuont as n }", 11, 'Unknown aggregate "@cuont".', "count"],
    ["products(where: \"price > 1 and nam = 'x'\") { id }", 31, 'Unknown field "nam" of products.', "name"],
    ["products(where: \"categry.name = 'x'\") { id }", 17, 'Unknown relation "categry" of products.', "category"],
    ['products(where: "price = $mni") { id }', 25, 'The variable "$mni" is not given.', "min"],
    ["products { id, name", 19, "Expected a field, found the end.", undefined],
    ["products { id }}", 15, 'Expected an entity, found "}".', undefined],
    ["products { id ; name }", 14, '";" means nothing here.', undefined],
    ["products { 'x }", 11, "This text is not closed.", undefined],
    ["products(where: \"price > 'x'\") { id }", 23, "A number and a text cannot be compared.", undefined],
    ['products(where: "createdAt > 2026-01-01") { id }', 27, "A moment stands in quotes: '2026-01-31'.", undefined],
    ['products(where: "price eq 5") { id }', 23, "Write = instead.", undefined],
    ["products(where: \"name contains 'x'\") { id }", 22, "Write like '%…%' instead.", undefined],
    ['products(where: "name") { id }', 16, "A condition must be true or false", undefined],
    ["products { id id }", 14, '"id" is asked for twice', undefined],
    ["products(limit: 20000) { id }", 16, '"limit" can be at most 10000.', undefined],
    ["products { category { @count } }", 11, "there is nothing to count", undefined],
    ["products { @sum(name) }", 11, "@sum takes a number, not a text.", undefined],
    ["", 0, "The query is empty.", undefined],
  ])("%s", (text, at, message, suggestion) => {
    const problem = getProblem(text, { min: 1 });
    expect(problem.message).toContain(message);
    expect({ at: problem.at, suggestion: problem.suggestion }).toEqual({ at, suggestion });
  });

  test("with the line and a caret under the column", () => {
    const text = "products {\n  id,\n  prise\n}";
    expect(placeIn(text, getProblem(text).at)).toEqual({ line: 3, column: 3, excerpt: "  prise\n  ^" });
  });
});

describe("a bound is named", () => {
  const many = (count: number, piece: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => piece(index)).join(" ");
  test.each([
    ["characters", `products { ${"id ".repeat(20_000)} }`, /at most 32768 characters/],
    ["fields", `products { ${many(201, (i) => `a${i}: id`)} }`, /at most 200 fields/],
    ["lists", many(11, (i) => `a${i}: products { id }`), /at most 10 lists/],
    ["parentheses", `products(where: "${"(".repeat(5000)}") { id }`, /at most 60 deep/],
    ["minus signs", `products(where: "id = ${"- ".repeat(5000)}1") { id }`, /at most 60 deep/],
    ["operators", `products(where: "${"id = 1 or ".repeat(200)} id = 1") { id }`, /at most 300 operators/],
    ["values of a list", `products(where: "id in (${"1,".repeat(1001)}1)") { id }`, /at most 1000 values/],
    ["digits", `products(where: "price > ${"9".repeat(50)}") { id }`, /at most 40 digits/],
    ["powers", 'products(where: "price > 1e100000") { id }', /at most 40 digits/],
    ["wildcards", `products(where: "name like '${"%a".repeat(20)}'") { id }`, /at most 12 of % and _/],
    [
      "depth",
      "products{category{products(limit:1){category{products(limit:1){category{id}}}}}}",
      /nested at most 4 deep/,
    ],
    [
      "rows",
      "categories{products(limit: 1000){category{products(limit: 1000){id}}}}",
      /more than 200000: give them a limit/,
    ],
    [
      "walks",
      `categories(where: "${many(5, () => "any(products) and")} true") { id }`,
      /at most 4 conditions on related rows/,
    ],
    ["sorting", `products(orderBy: [${"id, ".repeat(11)}]) { id }`, /at most 10 fields/],
  ])("for too many %s", (_, text, message) => {
    expect(getProblem(text).message).toMatch(message);
  });
});
