import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../entities/served-catalog";
import { callerWith } from "../testing/caller";
import { openTestDatabase, type TestDatabase } from "../testing/database";
import {
  createResource,
  deleteResource,
  getResource,
  listResources,
  readRowName,
  requireEntity,
  updateResource,
} from "./answer";
import { readDocument } from "./document";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const products = requireEntity(catalog, "products");
const context = () => ({ catalog, db: database.db, caller: callerWith("read", "write"), base: "https://api.example" });

async function list(query: string) {
  const answer = await listResources(context(), products, new URL(`https://inner/api/v1/products?${query}`));
  return { ...JSON.parse(answer.body), headers: answer.headers };
}

describe("a list of resources", () => {
  test("is filtered, sorted and cut to a page, with its counts in body and headers", async () => {
    const query = new URLSearchParams({
      "price[gte]": "100",
      active: "true",
      where: "category.name in ('Cookware', 'Garden')",
      sort: "-price,name",
      fields: "id,name,price,category",
      perPage: "2",
    });
    expect(await list(String(query))).toEqual({
      success: true,
      data: [
        { id: 120, name: "Pressure Cooker 6 l", price: 149, category: { id: 6, name: "Cookware" } },
        { id: 104, name: "Copper Saucepan 16 cm", price: 145, category: { id: 6, name: "Cookware" } },
      ],
      meta: { total: 4, page: 1, perPage: 2, totalPages: 2 },
      headers: {
        "x-total-count": "4",
        "x-page": "1",
        "x-per-page": "2",
        "x-total-pages": "2",
        link: expect.stringMatching(
          /^<https:\/\/api\.example\/api\/v1\/products\?.*page=2>; rel="next", <.*page=2>; rel="last"$/,
        ),
      },
    });
  });

  test("finds words in any text, in any case", async () => {
    const { data } = await list("q=MATCHA+tin&fields=name");
    expect(data).toEqual([{ name: "Ceremony Matcha" }]);
  });

  test.each([
    ["prise=1", "prise", 'Did you mean "price"?'],
    ["price[about]=1", "price[about]", 'has no operator "about"'],
    ["stock=many", "stock", '"many" is not a number.'],
    ["perPage=5000", "perPage", "can be at most 1000."],
    ["page=0", "page", "at least 1."],
    ["sort=-nmae", "sort", 'Did you mean "name"?'],
    ["where=price+%3E", "where", "Expected a value"],
    ["page=1&page=2", "page", "given twice"],
  ])("is refused with 400 for %s", async (query, field, message) => {
    const refusal = expect(list(query)).rejects;
    await refusal.toMatchObject({ code: expect.stringMatching(/^(validation|syntax)$/), details: [{ field }] });
    await refusal.toThrow(message);
  });
});

describe("one resource", () => {
  test("lives from POST over PATCH guarded by its version to DELETE", async () => {
    const created = await createResource(context(), products, { name: "Kettle", price: 30, category: "Cookware" });
    const { data } = JSON.parse(created.body);
    expect(data).toMatchObject({
      name: "Kettle",
      price: 30,
      currency: "EUR",
      stock: 0,
      category: { name: "Cookware" },
    });
    expect(created.headers.location).toBe(`https://api.example/api/v1/products/${data.id}`);

    const name = readRowName(products, String(data.id));
    const ifMatch = created.headers.etag ?? "";
    const changed = await updateResource(context(), products, name, { body: { stock: 5 }, ifMatch });
    expect(JSON.parse(changed.body).data).toMatchObject({ name: "Kettle", stock: 5 });
    const stale = updateResource(context(), products, name, { body: { stock: 6 }, ifMatch });
    await expect(stale).rejects.toMatchObject({ code: "preconditionFailed" });

    const byUid = await getResource(context(), products, readRowName(products, data.uid));
    expect(JSON.parse(byUid.body).data.stock).toBe(5);
    const gone = await deleteResource(context(), products, name, null);
    expect(JSON.parse(gone.body)).toEqual({ success: true, data: { id: data.id, deleted: true }, meta: {} });
    await expect(getResource(context(), products, name)).rejects.toMatchObject({ code: "notFound" });
  });

  test("is found however its accents are written, and stored in one form", async () => {
    const written = await createResource(context(), products, { sku: "Cafe\u0301-1", name: "Cafe\u0301 noir" });
    expect(JSON.parse(written.body).data).toMatchObject({ sku: "Caf\u00e9-1", name: "Caf\u00e9 noir" });
    for (const text of ["Caf\u00e9", "Cafe\u0301"]) {
      for (const query of [`name=${text} noir`, `sku=${text}-1`, `q=${text}`]) {
        const found = await listResources(context(), products, new URL(`http://inner/api/v1/products?${query}`));
        expect([query, JSON.parse(found.body).data]).toEqual([
          query,
          [expect.objectContaining({ sku: "Caf\u00e9-1" })],
        ]);
      }
    }
    const twice = createResource(context(), products, { sku: "Caf\u00e9-1", name: "Other" });
    await expect(twice).rejects.toMatchObject({ code: "conflict" });
  });

  test("takes back what it has given, and what the server sets itself stays as it is", async () => {
    const created = await createResource(context(), products, {
      ...{ id: 5, uid: "mine", createdAt: "yesterday", updatedAt: null },
      ...{ name: "Sent back", category: "Tea" },
    });
    const row = JSON.parse(created.body).data;
    expect(row).toMatchObject({ name: "Sent back", uid: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(row.id).not.toBe(5);
    const name = readRowName(products, String(row.id));
    const again = await updateResource(context(), products, name, { body: { ...row, id: 7, stock: 9 }, ifMatch: null });
    const { updatedAt, ...same } = row;
    expect(JSON.parse(again.body).data).toEqual({ ...same, stock: 9, updatedAt: expect.any(String) });
    const torn = { ...row, categoryId: row.categoryId + 1 };
    await expect(updateResource(context(), products, name, { body: torn, ifMatch: null })).rejects.toMatchObject({
      code: "validation",
      details: [{ field: "category", message: 'names another row than "categoryId". Leave one of the two out.' }],
    });
  });

  test("names every field of a body that is wrong", async () => {
    const body = { price: -1, stock: 1.5, currency: "euro", uid: "x", nmae: "Kettle" };
    await expect(createResource(context(), products, body)).rejects.toMatchObject({
      code: "validation",
      details: [
        { field: "price", message: "must be at least 0." },
        { field: "stock", message: "must be a whole number." },
        { field: "currency", message: expect.any(String) },
        { field: "nmae", message: 'is no field of products. Did you mean "name"?' },
        { field: "name", message: "is required." },
      ],
    });
  });

  test("lets exactly one of twenty writers with the same version through", async () => {
    const created = await createResource(context(), products, { name: "Contested" });
    const name = readRowName(products, String(JSON.parse(created.body).data.id));
    const ifMatch = created.headers.etag ?? "";
    const writes = Array.from({ length: 20 }, (_, stock) =>
      updateResource(context(), products, name, { body: { stock }, ifMatch }),
    );
    const results = await Promise.allSettled(writes);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await deleteResource(context(), products, name, null);
  });

  test("is a JSON:API document by its number and by its uid", async () => {
    const attributes = expect.objectContaining({ sku: "TEA-001", price: 8.9, uid: "dfdc7989a758b4cb08e0ea1ade9b8fd3" });
    const relationships = { category: { data: { type: "category", id: "1" } } };
    for (const id of ["1", "dfdc7989a758b4cb08e0ea1ade9b8fd3"]) {
      const { body } = await readDocument(context(), products, id);
      expect(JSON.parse(body)).toEqual({
        data: {
          id,
          type: "product",
          attributes,
          relationships,
          links: { self: `https://api.example/api/v3/product/${id}` },
          meta: { id: 1, uid: "dfdc7989a758b4cb08e0ea1ade9b8fd3" },
        },
      });
    }
    await expect(readDocument(context(), products, "no-such")).rejects.toMatchObject({ code: "notFound" });
  });
});
