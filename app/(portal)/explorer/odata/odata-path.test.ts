import { expect, it } from "vitest";
import { odataCondition, odataPath } from "./odata-path";

const ask = {
  entity: "products",
  select: [],
  filter: "",
  orderBy: "",
  descending: false,
  top: "",
  expand: [],
  count: false,
};

it("asks for everything with a bare address", () => expect(odataPath(ask)).toBe("/odata/products"));

it("writes each option once, so that a server reads back what was chosen", () => {
  const filter = "name eq 'Tea & Co + 1' and price gt 3";
  const path = odataPath({
    ...ask,
    select: ["id", "name"],
    filter,
    orderBy: "price",
    descending: true,
    top: "5",
    expand: ["category"],
    count: true,
  });
  const { pathname, searchParams } = new URL(path, "http://localhost");
  expect([pathname, Object.fromEntries(searchParams)]).toEqual([
    "/odata/products",
    {
      $select: "id,name",
      $filter: filter,
      $orderby: "price desc",
      $top: "5",
      $expand: "category",
      $count: "true",
    },
  ]);
  expect([...searchParams].length).toBe(6);
});

it("writes texts in quotes, doubled where they hold one, and numbers bare", () => {
  expect(odataCondition("name", "text", "eq", "Bob's")).toBe("name eq 'Bob''s'");
  expect(odataCondition("price", "decimal", "gt", " 10 ")).toBe("price gt 10");
  expect(odataCondition("name", "text", "contains", "Tea")).toBe("contains(name,'Tea')");
});
