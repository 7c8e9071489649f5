import { expect, it } from "vitest";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { suggestColumns, suggestKey } from "./suggest-columns";

const field = (name: string, type = "text", importable = true): CatalogueEntity["fields"][number] => ({
  name,
  type,
  description: "",
  required: false,
  writable: importable,
  importable,
  formats: [],
});

const products: CatalogueEntity = {
  name: "products",
  singular: "product",
  description: "",
  rows: 0,
  keyFields: ["id", "uid", "sku", "name"],
  fields: [
    field("id", "integer"),
    field("uid", "uid"),
    field("sku"),
    field("name"),
    field("description"),
    field("price", "decimal"),
    field("currency"),
    field("stock", "integer"),
    field("active", "boolean"),
    field("categoryId", "integer"),
    field("createdAt", "timestamp", false),
  ],
  relations: [{ name: "category", entity: "categories", many: false }],
};

const suggested = (headers: string) =>
  Object.fromEntries(
    [...suggestColumns(headers.split(","), products)].map(([header, { to, format }]) => [
      header,
      format ? `${format} ${to}` : to,
    ]),
  );

it("finds its way through the well-known sample database", () => {
  expect(
    suggested(
      "ProductID,ProductName,SupplierID,CategoryID,QuantityPerUnit,UnitPrice,UnitsInStock,UnitsOnOrder,ReorderLevel,Discontinued",
    ),
  ).toEqual({ ProductName: "name", UnitPrice: "price", UnitsInStock: "stock", Discontinued: "not active" });
});

it("takes names that are the same but for case, separators, synonyms and slips", () => {
  expect(suggested("SKU,Product Name,Title,prise,Qty")).toEqual({
    SKU: "sku",
    "Product Name": "name",
    prise: "price",
    Qty: "stock",
  });
  expect(suggested("id,Category,created_at")).toEqual({ id: "id", Category: "category" });
});

it("takes numbers of other rows only from a file that has our own numbers", () => {
  expect(suggested("id,category_id")).toEqual({ id: "id", category_id: "categoryId" });
  expect(suggested("sku,category_id")).toEqual({ sku: "sku" });
});

it("suggests a key that the file has", () => {
  expect(suggestKey(["name", "price"], products)).toBe("name");
  expect(suggestKey(["name", "sku"], products)).toBe("sku");
  expect(suggestKey(["price"], products)).toBe("");
});
