import { expect, it } from "vitest";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { completionsAt } from "./completions";
import { entitiesIn } from "./place";

const entity = (name: string, fields: readonly string[], relations: CatalogueEntity["relations"]): CatalogueEntity => ({
  name,
  singular: name,
  description: "",
  rows: 2,
  keyFields: ["id"],
  fields: fields.map((field) => ({
    name: field,
    type: "text",
    description: "",
    required: false,
    writable: true,
    importable: true,
    formats: [],
  })),
  relations,
});

const entities = [
  entity("products", ["id", "name", "price"], [{ name: "category", entity: "categories", many: false }]),
  entity("categories", ["id", "name"], [{ name: "products", entity: "products", many: true }]),
];
const words = { functions: ["lower", "length"], collectionFunctions: ["any"], aggregates: ["count", "sum"] };

/** The labels offered at the `|` of a query. */
function at(marked: string): string[] {
  const caret = marked.indexOf("|");
  const { items } = completionsAt(marked.replace("|", ""), caret, { entities, words });
  return items.map(({ label }) => label);
}

it.each([
  ["|", ["products", "categories"]],
  ["{ pro|", ["products"]],
  ["products { id } cat|", ["categories"]],
  ["mine: cat|", ["categories"]],
])("offers entities at the top: %s", (query, labels) => expect(at(query)).toEqual(labels));

it.each([
  ["products { n|", ["name", "length()"]],
  ["products { id, pri|", ["price"]],
  ["products { category { na|", ["name"]],
  ["products { category { id } cat|", ["category"]],
  ["categories { products(limit: 3) { pri|", ["price"]],
  ['products(where: "price > 3", limit: 2) { pri|', ["price"]],
  ["products { category.na|", ["name"]],
  ["products { upper(na|", ["name"]],
])("offers the fields of the entity that is being read: %s", (query, labels) => expect(at(query)).toEqual(labels));

it.each([
  ["products(|", ["where", "orderBy", "limit", "offset"]],
  ["products(limit: 3, o|", ["offset", "orderBy"]],
  ["products { category { id } @|", ["@count", "@sum"]],
  ["products(orderBy: [name@d|", ["@desc"]],
  ["products(orderBy: [name@asc, pri|", ["price"]],
  ['products(where: "pri|', ["price"]],
  ['products(where: "price > 3 and category.na|', ["name"]],
  ["products(where: price > 3 and lo|", ["lower()"]],
  ['categories(where: "an|', ["any()", "and"]],
])("offers arguments, aggregates and expressions where they belong: %s", (query, labels) =>
  expect([...at(query)].sort()).toEqual([...labels].sort()),
);

it.each(["products(limit: |", "products(where: \"name like 'ab|", "nothing { |", "products { price|"])(
  "offers nothing where nothing of the catalogue fits: %s",
  (query) => expect(at(query)).toEqual([]),
);

it.each([
  ["products { id }", ["products"]],
  ["products { category { name } }", ["products", "categories"]],
  ["products(where: \"category.name = 'Tea'\") { id }", ["products", "categories"]],
  ["{ tea: categories { name } }", ["categories"]],
  ["products { name as categories }", ["products"]],
])("tells which entities a query reads: %s", (query, names) => expect(entitiesIn(query, entities)).toEqual(names));
