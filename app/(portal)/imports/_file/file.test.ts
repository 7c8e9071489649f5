import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { delimiterOf, parseCsv, writeCsv } from "./csv";
import { readTable } from "./data-table";
import { errorFile } from "./error-file";

const cell = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "ü", '"', ",", ";", "\n", "\r", " ") });

it("reads back every table that it writes, and reads it as the server's parser does", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (records) => {
      const text = writeCsv(records, ",");
      expect(parseCsv(text, ",")).toEqual(records);
      expect(parse(text, { skip_empty_lines: true, relax_quotes: true })).toEqual(records);
    }),
  );
});

it("tells separators apart by the header", () => {
  expect(["a,b", "a;b", "a\tb", "a|b", '"a,b,c";d', "a"].map(delimiterOf)).toEqual([",", ";", "\t", "|", ";", ","]);
});

it("numbers rows as the server does: empty lines of CSV do not count, those of JSON lines do", () => {
  expect(readTable("\uFEFFsku; name\r\n\r\n1;Chaï\r\n2;Tea\r\n")).toEqual({
    delimiter: ";",
    headers: ["sku", "name"],
    rows: [
      { row: 2, cells: ["1", "Chaï"] },
      { row: 3, cells: ["2", "Tea"] },
    ],
  });
  expect(readTable('{"sku":"1"}\n\n{"name":"Tea","price":2.5}\n')).toEqual({
    delimiter: ",",
    headers: ["sku", "name", "price"],
    rows: [
      { row: 1, cells: ["1", "", ""] },
      { row: 3, cells: ["", "Tea", "2.5"] },
    ],
  });
});

it("writes the wrong rows alone, each with what is wrong in the file's own words", () => {
  const table = readTable("ProductName,UnitPrice\nChaï,dear\nTea,2\n,3\n");
  const text = errorFile(
    table,
    [
      { row: 2, field: "price", message: "must be a number." },
      { row: 4, field: "name", message: "is the key and must not be empty." },
      { row: 4, field: "row", message: "is odd." },
    ],
    (field) => ({ price: "UnitPrice", name: "ProductName" })[field] ?? field,
  );
  expect(text).toBe(
    "\uFEFFProductName,UnitPrice,Problem\r\nChaï,dear,UnitPrice must be a number.\r\n,3,ProductName is the key and must not be empty. row is odd.\r\n",
  );
});
