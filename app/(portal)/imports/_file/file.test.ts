import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { detectDelimiter, parseCsv, writeCsv } from "./csv";
import { readTable } from "./data-table";
import { errorFile, errorList } from "./error-file";

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
  expect(["a,b", "a;b", "a\tb", "a|b", '"a,b,c";d', "a"].map(detectDelimiter)).toEqual([",", ";", "\t", "|", ";", ","]);
});

it("numbers rows as the server does: whether they hold anything or not", () => {
  expect(readTable("\uFEFFsep=;\r\nsku; name\r\n\r\n1;Chaï\r\n;\r\n2;Tea\r\n;\r\n")).toEqual({
    delimiter: ";",
    headers: ["sku", "name"],
    rows: [
      { row: 3, cells: ["1", "Chaï"] },
      { row: 5, cells: ["2", "Tea"] },
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

it("tells errors by columns that a file names, none of which a spreadsheet runs as a formula", () => {
  const errors = [{ row: 2, field: "=cmd|' /C calc'!A0", message: "-1 is not a price." }];
  expect(parse(errorList(errors), { bom: true, from: 2 })).toEqual([
    ["2", "'=cmd|' /C calc'!A0", "'-1 is not a price."],
  ]);
});
