import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findImport } from "../../../db/queries/imports";
import { insertMapper } from "../../../db/queries/mappers";
import { users } from "../../../db/schema/people";
import { roles } from "../../../db/schema/rights";
import { catalog } from "../../entities/served-catalog";
import { newId } from "../../ids";
import { createResource, readRowName } from "../resources/answer";
import { callerWith } from "../testing/caller";
import { openTestDatabase, type TestDatabase } from "../testing/database";
import { answerImport } from "./answer";
import type { MapperColumn } from "./mapping";
import { recoverImports } from "./recover";
import type { ImportResult } from "./run-import";
import { undoImport } from "./undo";

let database: TestDatabase;
let dataDir: string;
const caller = callerWith("read", "write");

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "gatehouse-import-"));
  await database.db.orm.insert(roles).values({ name: "Consumer" }).onConflictDoNothing();
  const person = { id: "usr_test", name: "Test Person", email: "test@example.com", username: "test", role: "Consumer" };
  await database.db.orm
    .insert(users)
    .values({ ...person, passwordHash: null, ownerKey: new Uint8Array(32) } as typeof users.$inferInsert);
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const context = () => ({ catalog, db: database.db, caller, dataDir });

function createForm(file: string | Blob, fields: Record<string, string>, name = "file.csv"): Request {
  const form = new FormData();
  // The file goes first, as in the published sample: what it is comes after it.
  form.append("file", typeof file === "string" ? new Blob([file]) : file, name);
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  return new Request("http://inner/api/import", { method: "POST", body: form });
}

const send = (file: string | Blob, fields: Record<string, string> = {}): Promise<ImportResult> =>
  answerImport(createForm(file, { entity: "products", ...fields }), context());

const product = async (sku: string) => {
  const [row] = await database.db.all<Record<string, unknown>>(
    "select p.id, p.name, p.price::text, p.stock, p.active, p.description, c.name as category from products p left join categories c on c.id = p.category_id where sku = $1",
    [sku],
  );
  return row;
};
const count = async () => (await database.db.all<{ n: number }>("select count(*)::int as n from products"))[0]?.n;

async function mapper(keyField: string, columns: MapperColumn[]): Promise<string> {
  const id = newId("map");
  await insertMapper(database.db, { id, userId: "usr_test", name: "Test", entity: "products", keyField, columns });
  return id;
}

describe("a file is imported", () => {
  test("with rows added and changed by their key, and what it lacks left as it is", async () => {
    const file =
      '\uFEFFsku;name;price;category\r\nTEA-001;Morgentee;9,5;Tea\r\nNEW-1;"Kaffee; ""stark""";12;Coffee\r\n';
    const first = await send(file.replace("9,5", "9.5"));
    expect(first).toEqual({
      imported: 1,
      updated: 1,
      failed: 0,
      errors: [],
      importId: expect.stringMatching(/^imp_/),
      status: "done",
      dryRun: false,
    });
    expect(await product("NEW-1")).toMatchObject({
      name: 'Kaffee; "stark"',
      price: "12.00",
      stock: 0,
      active: true,
      category: "Coffee",
    });
    expect(await product("TEA-001")).toMatchObject({ name: "Morgentee", price: "9.50", stock: 142, category: "Tea" });
    const again = await send(file.replace("9,5", "9.5"));
    expect(again).toMatchObject({ imported: 0, updated: 2 });
    await undoImport(context(), products(), again.importId);
    await undoImport(context(), products(), first.importId);
    expect(await product("NEW-1")).toBeUndefined();
    expect(await product("TEA-001")).toMatchObject({ name: "Morning Lantern Black Tea", price: "8.90" });
  });

  test("from JSON lines, whose rows may have different members", async () => {
    const file = '{"sku":"J-1","name":"One","price":1.5}\n\n{"sku":"J-2","name":"Two","stock":7,"active":false}\n';
    expect(await send(file)).toMatchObject({ imported: 2, failed: 0 });
    expect(await product("J-2")).toMatchObject({ stock: 7, active: false, price: "0.00" });
  });

  test("through a mapper that renames, inverts, sets defaults and reads decimal commas", async () => {
    const id = await mapper("sku", [
      { from: "Nummer", to: "sku" },
      { from: "Bezeichnung", to: "name" },
      { from: "Preis", to: "price", format: "decimal-comma" },
      { from: "Ausgelaufen", to: "active", format: "not" },
      { from: "Gruppe", to: "category", default: "Tea" },
    ]);
    const file =
      "Nummer\tBezeichnung\tPreis\tAusgelaufen\tGruppe\nM-1\tGrüner Tee\t1.234,50\t1\t\nM-2\tKaffee\t7,9\t0\tCoffee\n";
    expect(await send(file, { mapperId: id })).toMatchObject({ imported: 2, failed: 0, errors: [] });
    expect(await product("M-1")).toMatchObject({
      name: "Grüner Tee",
      price: "1234.50",
      active: false,
      category: "Tea",
    });
    expect(await product("M-2")).toMatchObject({ price: "7.90", active: true, category: "Coffee" });
  });

  test("with each key once, the last row of it winning, also within one batch", async () => {
    const file = "sku,name,stock\nD-1,First,1\nD-1,Second,\nD-1,Third,3\n";
    expect(await send(file)).toMatchObject({ imported: 1, updated: 2, failed: 0 });
    expect(await product("D-1")).toMatchObject({ name: "Third", stock: 3 });
  });

  test("by number, and numbers given by hand are not given again", async () => {
    const [{ id } = { id: 0 }] = await database.db.all<{ id: number }>("select max(id) + 50 as id from products");
    expect(await send(`id,name\n${id},By number\n`)).toMatchObject({ imported: 1 });
    await database.db.all("select setval(pg_get_serial_sequence('products', 'id'), $1)", [id]);
    expect(await send("sku,name\nAFTER-1,After\n")).toMatchObject({ imported: 1 });
    expect(Number((await product("AFTER-1"))?.id)).toBeGreaterThan(id);
  });
});

const products = () => catalog.find("products") ?? expect.unreachable("products are declared");

describe("rows with errors", () => {
  const file = [
    "sku,name,price,stock,currency,category",
    "E-1,Good,1,1,EUR,Tea",
    "E-2,Bad price,dear,1,EUR,Tea",
    "E-3,Bad currency and stock,1,1.5,euro,Tea",
    "E-4,,1,1,EUR,Tea",
    "E-5,No category,1,1,EUR,Nonsense",
    ",No key,1,1,EUR,Tea",
    "E-7,Too many cells,1,1,EUR,Tea,more",
    'E-8,"No end,1,1,EUR,Tea',
  ].join("\n");
  const errors = [
    { row: 3, field: "price", message: "must be a number." },
    { row: 4, field: "stock", message: "must be a whole number." },
    { row: 4, field: "currency", message: "can have at most 3 characters." },
    { row: 5, field: "name", message: "is required of a new row." },
    { row: 6, field: "category", message: "names no category." },
    { row: 7, field: "sku", message: "is the key and must not be empty." },
    { row: 8, field: "row", message: "has 7 cells, the header 6." },
    { row: 9, field: "row", message: "has a quote that is not closed." },
  ];

  test("are told with their row and field, and the others are kept", async () => {
    const result = await send(file);
    expect(result).toMatchObject({ imported: 1, updated: 0, failed: 7, status: "done" });
    expect(result.errors).toEqual(errors);
    await undoImport(context(), products(), result.importId);
  });

  test("leave nothing of an atomic import", async () => {
    const before = await count();
    const result = await send(file, { mode: "atomic" });
    expect(result).toMatchObject({ imported: 0, updated: 0, failed: 7, status: "failed" });
    expect(await count()).toBe(before);
  });

  test("are told by a dry run, which keeps nothing", async () => {
    const before = await count();
    const result = await send(file, { dryRun: "true" });
    expect(result).toMatchObject({ imported: 1, updated: 0, failed: 7, dryRun: true });
    expect(result.errors).toEqual(errors);
    expect(await count()).toBe(before);
  });

  test("that clash only in the database cost none of the others", async () => {
    // By number, two rows swap into a sku that a third one has: the statement cannot foresee it.
    const file = "id,sku\n1,SWAP-A\n2,SWAP-A\n3,TEA-003\n";
    const result = await send(file);
    expect(result).toMatchObject({ imported: 0, updated: 2, failed: 1 });
    await undoImport(context(), products(), result.importId);
  });
});

describe("an import is refused", () => {
  test.each([
    ["", "The file is empty."],
    ["name,price\nx,1\n", "needs a column that names its rows"],
    ["sku,sku\nx,1\n", "stands twice"],
    ["[{}]", "JSON lines"],
  ])("for a file like %j", async (file, message) => {
    await expect(send(file)).rejects.toMatchObject({ code: "validation", message: expect.stringContaining(message) });
  });

  test("for a file that is not UTF-8", async () => {
    const latin1 = new Blob([Buffer.from("sku,name\nL-1,Gr\xfcn\n", "latin1")]);
    await expect(send(latin1)).rejects.toMatchObject({
      code: "validation",
      message: expect.stringContaining("not UTF-8"),
    });
    expect(await product("L-1")).toBeUndefined();
  });

  test.each([
    [{ entity: "prodcts" }, 'Did you mean "products"?'],
    [{ mapperId: "your-mapper-id" }, 'You have no mapper "your-mapper-id".'],
    [{ mode: "some" }, '"mode" takes'],
    [{ dryrun: "true" }, 'Did you mean "dryRun"?'],
  ])("for the fields %j", async (fields, message) => {
    await expect(send("sku,name\nX,Y\n", fields as Record<string, string>)).rejects.toThrow(message);
  });

  test("from a caller who may not write, before the file is read", async () => {
    const reader = { ...context(), caller: callerWith("read") };
    await expect(answerImport(createForm("sku\nX\n", { entity: "products" }), reader)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
  });
});

describe("an import can be undone", () => {
  test("once, and not where a row was changed since", async () => {
    const result = await send("sku,name,price\nU-1,New,1\nTEA-002,Changed,2\n");
    await database.db.all("update products set stock = stock + 1 where sku = 'TEA-002'");
    await expect(undoImport(context(), products(), result.importId)).rejects.toMatchObject({ code: "conflict" });
    expect(await product("U-1")).toBeDefined();
    await database.db.all("update products set stock = stock - 1 where sku = 'TEA-002'");
    expect(await undoImport(context(), products(), result.importId)).toEqual({ restored: 1, removed: 1, skipped: 0 });
    expect(await product("TEA-002")).toMatchObject({ name: "Harbour Mist Earl Grey", price: "9.50", stock: 118 });
    await expect(undoImport(context(), products(), result.importId)).rejects.toMatchObject({ code: "conflict" });
  });

  test("not where another row has come to hang on one that it made", async () => {
    const made = await answerImport(createForm("name\nNew group\n", { entity: "categories" }), context());
    await database.db.all(
      "update products set category_id = (select id from categories where name = 'New group') where sku = 'TEA-003'",
    );
    const categories = catalog.find("categories") ?? expect.unreachable();
    await expect(undoImport(context(), categories, made.importId)).rejects.toMatchObject({ code: "conflict" });
    await database.db.all("update products set category_id = 1 where sku = 'TEA-003'");
    await undoImport(context(), categories, made.importId);
  });
});

describe("nothing is left half done", () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `H-${from + index},Row ${from + index},1\n`).join("");

  test("by a client that hangs up while it sends", async () => {
    const before = await count();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="f.csv"\r\n\r\n';
        controller.enqueue(new TextEncoder().encode(`${head}sku,name,price\n${rows(0, 3000)}`));
        setTimeout(() => controller.error(new Error("gone")), 30);
      },
    });
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const request = new Request("http://inner/api/import", {
      method: "POST",
      body,
      headers,
      duplex: "half",
    } as RequestInit);
    await expect(answerImport(request, context())).rejects.toThrow();
    expect(await count()).toBe(before);
    expect(await readdir(join(dataDir, "uploads"))).toEqual([]);
  });

  test("by one that hangs up while it is worked on", async () => {
    const before = await count();
    const controller = new AbortController();
    const request = createForm(`sku,name,price\n${rows(0, 20_000)}`, { entity: "products" });
    const answer = answerImport(new Request(request, { signal: controller.signal }), context());
    const isRunning = async () =>
      (await database.db.all("select 1 from imports where status = 'running' and imported > 0")).length > 0;
    await expect.poll(isRunning, { timeout: 20_000, interval: 5 }).toBe(true);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: "conflict" });
    expect(await count()).toBe(before);
    expect(await readdir(join(dataDir, "uploads"))).toEqual([]);
  });

  test("by a server that died: what it had written is taken back at the next start", async () => {
    const before = await product("TEA-004");
    const result = await send("sku,name,price\nK-1,New,1\nTEA-004,Changed,2\n");
    await database.db.all(
      "update imports set status = 'running', progress_at = now() - interval '1 hour' where id = $1",
      [result.importId],
    );
    expect(await recoverImports(database.db, false)).toBe(1);
    expect(await product("K-1")).toBeUndefined();
    expect(await product("TEA-004")).toEqual(before);
    expect(await findImport(database.db, "usr_test", result.importId)).toMatchObject({ status: "failed" });
  });
});

describe("a file is read as whoever made it in a spreadsheet means it", () => {
  const dry = (file: string, fields: Record<string, string> = {}) => send(file, { dryRun: "true", ...fields });

  test("with a first line that names the separator", async () => {
    for (const line of ["sep=;", "SEP=;", '"sep=;"', "\uFEFFsep=;", "sep=;;;"]) {
      expect(await dry(`${line}\r\nsku;name;price\r\nS-1;One, or two;bad\r\n`)).toMatchObject({
        failed: 1,
        errors: [{ row: 2, field: "price" }],
      });
    }
    expect(await dry("sep=\t\nsku\tname\nS-1\tOne\n")).toMatchObject({ imported: 1 });
    await expect(dry("sep=#\nsku#name\n")).rejects.toMatchObject({ message: expect.stringContaining('"#"') });
  });

  test("rows that were emptied are passed over, and count where rows are named", async () => {
    const file = ",,\nsku,name,price\n,,\nS-1,One,1\n \u00a0, ,\n\nS-2,Two,bad,,\n,,,,\n,,\n";
    expect(await dry(file)).toMatchObject({ imported: 1, failed: 1, errors: [{ row: 7, field: "price" }] });
  });

  test("keys and what names another row are taken without the spaces around them", async () => {
    const file = 'sku,name,category\nK-1,One,Tea\n"K-1 ",Two,"Tea "\n\u00a0K-1,Three,\u202fTea\n';
    expect(await send(file)).toMatchObject({ imported: 1, updated: 2, failed: 0 });
    expect(await product("K-1")).toMatchObject({ name: "Three", category: "Tea" });
    const lines = '{"sku":" K-1\u2009","name":" as written "}';
    expect(await send(lines)).toMatchObject({ updated: 1 });
    expect(await product("K-1")).toMatchObject({ name: " as written " });
  });

  test.each([
    ["1\u00a0234.50", "1234.50"],
    ["1\u202f234\u202f567.5", "1234567.50"],
    ["1\u2009234", "1234.00"],
    ["1'234.50", "1234.50"],
    ["1’234.50", "1234.50"],
    ["\u00a012.5 ", "12.50"],
    ["1,234.50", "1234.50"],
  ])("the number %j is read", async (text, price) => {
    expect(await send(`sku,name,price\nN-1,One,"${text}"\n`)).toMatchObject({ failed: 0 });
    expect(await product("N-1")).toMatchObject({ price });
  });

  test("a minus sign is one, and spaces within a number are in their places", async () => {
    expect(await send("sku,name,stock\nN-2,One,\u221212\u00a0000\n")).toMatchObject({ failed: 0 });
    expect(await product("N-2")).toMatchObject({ stock: -12_000 });
    expect(await dry('sku,name,stock\nN-2,One,"1 2"\n')).toMatchObject({ failed: 1 });
  });

  test.each([
    ["sku,Name,name\nD,One,Two\n", 'The columns "Name" and "name" have one name.'],
    ["sku,name,SKU\nD,One,Two\n", 'The columns "sku" and "SKU" have one name.'],
    [
      "sku,name,category_id,Category ID\nD,One,1,2\n",
      'The columns "category_id" and "Category ID" both mean "categoryId".',
    ],
    ["sku,name,caf\u00e9,cafe\u0301\nD,One,1,2\n", "have one name."],
  ])("a column that is there twice is an error: %j", async (file, message) => {
    await expect(dry(file)).rejects.toMatchObject({ code: "validation", message: expect.stringContaining(message) });
  });

  test("keys and labels however their accents are written", async () => {
    expect(await send("sku,name\nCaf\u00e9-1,One\nCafe\u0301-1,Cafe\u0301\n")).toMatchObject({
      imported: 1,
      updated: 1,
    });
    expect(await product("Caf\u00e9-1")).toMatchObject({ name: "Caf\u00e9" });
  });

  test("JSON lines whose first is broken are read from the next one on", async () => {
    const file = '{"sku":\n{"sku":"J-9","name":"Nine"}\n';
    expect(await dry(file)).toMatchObject({ imported: 1, errors: [{ row: 1, message: "is not valid JSON." }] });
  });

  test("JSON lines that say a thing twice are wrong where they do", async () => {
    const file = '{"sku":"J-1","name":"One"}\n{"sku":"J-2","name":"One","name":"Two"}\n';
    expect(await dry(file)).toMatchObject({ failed: 1, errors: [{ row: 2, message: 'names "name" twice.' }] });
  });

  test("columns that nothing is read from are named, with what was probably meant", async () => {
    const file = "sku,name,prise,colour,uid,createdAt\nC-1,One,5,red,x,y\n";
    expect(await dry(file)).toMatchObject({
      imported: 1,
      ignoredColumns: ["prise", "colour", "uid", "createdAt"],
      suggestions: { prise: "price" },
    });
    const lines = '{"sku":"C-1","name":"One"}\n{"sku":"C-2","name":"Two","prise":3}\n';
    expect(await dry(lines)).toMatchObject({ ignoredColumns: ["prise"], suggestions: { prise: "price" } });
    const clean = await dry("sku,name\nC-1,One\n");
    expect(clean).not.toHaveProperty("ignoredColumns");
    expect(clean).not.toHaveProperty("suggestions");
    await expect(dry("skuu,name\nC-1,One\n")).rejects.toMatchObject({
      message: expect.stringContaining('Did you mean "sku" by "skuu"?'),
    });
  });
});

describe("a dry run foretells", () => {
  const GOOD = "sku,name,price\nR-1,One,1\nR-2,Two,2\n";
  const CASES: [file: string, fields: Record<string, string>][] = [
    [GOOD, {}],
    [GOOD, { mode: "atomic" }],
    [`${GOOD}R-3,Three,bad\n`, {}],
    [`${GOOD}R-3,Three,bad\n`, { mode: "atomic" }],
    ["sku,name,category\nR-1,One,Tea\nR-4,Four,Nowhere\n", { mode: "atomic" }],
    ["sku,name\nR-1,One\nR-1,One again\n,\nR-5,\n", {}],
    ["id,name\n1,Renamed\n900001,New\n2000000001,Too many\n", {}],
  ];

  test.each(CASES)("%j with %j", async (file, fields) => {
    const foretold = await send(file, { ...fields, dryRun: "true" });
    const { importId, ...real } = await send(file, fields);
    expect(foretold).toEqual({ ...real, importId: expect.any(String), dryRun: true });
    if (real.status === "done") await undoImport({ catalog, db: database.db }, products(), importId);
  });
});

describe("the server's own numbers", () => {
  const create = async () => {
    const sku = newId("imp");
    await createResource({ catalog, db: database.db, caller, base: "" }, products(), { sku, name: "New" });
    return Number((await product(sku))?.id);
  };

  test("are not moved by a number that a row brings, nor by taking it back", async () => {
    const before = await create();
    const { importId } = await send("id,name\n1999999999,Far\n");
    expect(await create()).toBe(before + 1);
    await undoImport({ catalog, db: database.db }, products(), importId);
    await send("id,name\n1999999998,Far\n", { dryRun: "true" });
    expect(await create()).toBe(before + 2);
  });

  test("pass over those that rows brought, one by one and in imports", async () => {
    const before = await create();
    const taken = [1, 2, 3, 5].map((step) => before + step);
    await send(`id,name\n${taken.map((id) => `${id},Taken`).join("\n")}\n`);
    expect(await create()).toBe(before + 4);
    const file = `sku,name\n${Array.from({ length: 3 }, (_, index) => `P-${index},One`).join("\n")}\n`;
    expect(await send(file)).toMatchObject({ imported: 3, failed: 0 });
    const ids = await Promise.all([0, 1, 2].map(async (index) => (await product(`P-${index}`))?.id));
    expect(ids).toEqual([before + 6, before + 7, before + 8]);
  });

  test("can all be read, and a row can bring those of them that are far below the last", async () => {
    expect(await send("id,name\n2000000001,Far\n")).toMatchObject({
      failed: 1,
      errors: [{ row: 2, field: "id", message: "of a new row can be at most 2000000000." }],
    });
    expect(readRowName(products(), "2147483647")).toMatchObject({ value: { value: 2_147_483_647 } });
  });
});
