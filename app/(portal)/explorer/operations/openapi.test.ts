import { expect, it } from "vitest";
import { openApiDocument as ownDocument } from "@/lib/openapi/document";
import { buildExample, openApiDocument, operationsIn, typeWords } from "./openapi";

const document = openApiDocument.parse(JSON.parse(JSON.stringify(ownDocument("http://localhost:3000", "Gatehouse"))));
const operations = operationsIn(document);
const operation = (id: string) => {
  const found = operations.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

it("reads every operation of our own document, each with its group", () => {
  expect(operations.length).toBe(Object.values(document.paths).flatMap((item) => Object.keys(item)).length);
  expect(operations.every(({ group, summary }) => group !== "Other" && summary !== "")).toBe(true);
});

it("knows what an operation needs", () => {
  expect(operation("products-create")).toMatchObject({ method: "POST", scopes: ["products:write"] });
  expect(operation("import").body?.type).toBe("multipart/form-data");
  expect(operation("odata-products-get").parameters.map(({ name }) => name)).toEqual(["id"]);
});

it("suggests a body that has what is required", () => {
  const { body } = operation("products-create");
  expect(body && buildExample(body.schema, document)).toEqual({ name: "" });
  const query = operation("query").body;
  expect(query && buildExample(query.schema, document)).toMatchObject({ query: "products { id, name, price, stock }" });
});

it("words the types of what it shows", () => {
  const product = document.components.schemas.Product;
  expect(product && typeWords(product.properties?.price ?? {}, document)).toBe("number");
  expect(typeWords({ type: ["string", "null"] }, document)).toBe("text or null");
  expect(typeWords({ type: "array", items: { type: "string" } }, document)).toBe("list of text");
});
