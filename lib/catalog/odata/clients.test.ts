import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { OData } from "@odata/client";
import { o } from "odata";
import { ODataQuery } from "ts-odata-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiError } from "../../api-error";
import { catalog } from "../../entities/served-catalog";
import { apiErrorResponse } from "../../http/api-error-response";
import { callerWith } from "../testing/caller";
import { openTestDatabase, type TestDatabase } from "../testing/database";
import { answerOData } from "./service";

interface Product {
  id: number;
  name: string;
  price: number;
  stock: number;
}

let database: TestDatabase;
let server: Server;
let root: string;

async function answer(request: Request): Promise<Response> {
  const context = {
    catalog,
    db: database.db,
    caller: callerWith("read", "write"),
    base: `${root}odata`,
    admitted: null,
  };
  const bodies = { json: () => request.json() as Promise<unknown>, text: () => request.text() };
  try {
    return await answerOData(request, context, bodies);
  } catch (error) {
    if (error instanceof ApiError) return apiErrorResponse(error);
    throw error;
  }
}

beforeAll(async () => {
  database = await openTestDatabase();
  server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
    const headers = message.headers as Record<string, string>;
    const answered = await answer(
      new Request(root.slice(0, -1) + message.url, { method: message.method ?? "GET", headers, ...body }),
    );
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(await answered.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await database.close();
});

describe("clients that others wrote work unmodified", () => {
  test("odata: reads, adds, changes and removes", async () => {
    const client = o(`${root}odata/`, { headers: { "content-type": "application/json" } });
    const found = await client.get("products").query({ $filter: "price gt 200", $select: "id,name" });
    expect(found).toMatchObject([{ id: 240, name: "Two-Person Tent" }]);
    const added = await client.post("products", { name: "By odata", price: 2.5 }).query();
    expect(added).toMatchObject({ name: "By odata", price: 2.5 });
    await client.patch(`products(${added.id})`, { stock: 3 }).query();
    expect(await client.get(`products(${added.id})`).query()).toMatchObject({ stock: 3 });
    await client.delete(`products(${added.id})`).query();
    await expect(client.get(`products(${added.id})`).query()).rejects.toMatchObject({ status: 404 });
  });

  test("@odata/client: reads with its filters, counts, adds, changes and removes", async () => {
    const client = OData.New4({ serviceEndpoint: `${root}odata/` });
    const products = client.getEntitySet<Product>("products");
    const dear = await products.query(
      client
        .newParam()
        .filter(client.newFilter().property("price").gt(150))
        .select(["id", "price"])
        .orderby("price", "desc"),
    );
    expect(dear.map(({ id }) => id)).toEqual([240, 162]);
    expect(await products.count(client.newFilter().property("price").gt(150))).toBe(2);
    const added = await products.create({ name: "By client", price: 4 });
    await products.update(added.id, { stock: 9 });
    expect(await products.retrieve(added.id)).toMatchObject({ name: "By client", stock: 9 });
    await products.delete(added.id);
  });

  test("ts-odata-client: reads with its expressions and follows pages", async () => {
    const products = ODataQuery.forV4<Product>(`${root}odata/products`);
    const found = await products
      .filter((product) => product.name.$contains("Candle").and(product.price.$lessThan(12)))
      .select("id", "name")
      .orderBy((product) => product.name)
      .getManyAsync();
    expect(found.value).toMatchObject([{ name: "Beeswax Candles" }]);
    const paged = ODataQuery.forV4<Product>(`${root}odata/products`, {
      requestInit: () => ({ headers: { prefer: "odata.maxpagesize=100" } }),
    });
    const ids: number[] = [];
    for await (const product of paged) ids.push(product.id);
    expect(new Set(ids).size).toBe(240);
  });
});
