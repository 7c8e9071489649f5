import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { detectDelimiter, type FileRecord, readRecords } from "./records";

async function getRecords(bytes: Buffer, chunk = bytes.length || 1): Promise<FileRecord[]> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunk) pieces.push(bytes.subarray(at, at + chunk));
  const all: FileRecord[] = [];
  for await (const record of (await readRecords(Readable.from(pieces))).records) all.push(record);
  return all;
}

const getCells = (records: FileRecord[]) =>
  records.map((record) => ("cells" in record ? Object.fromEntries(record.cells) : record));

const folder = dirname(createRequire(import.meta.url).resolve("csv-spectrum/package.json"));

describe("csv-spectrum", () => {
  test.each([
    "comma_in_quotes",
    "empty",
    "empty_crlf",
    "escaped_quotes",
    "json",
    "newlines",
    "newlines_crlf",
    "quotes_and_newlines",
    "simple",
    "simple_crlf",
    "utf8",
  ])("%s is read as it says, whole and byte by byte", async (name) => {
    const bytes = readFileSync(join(folder, "csvs", `${name}.csv`));
    const expected: unknown = JSON.parse(readFileSync(join(folder, "json", `${name}.json`), "utf8"));
    expect(getCells(await getRecords(bytes))).toEqual([expected].flat());
    expect(getCells(await getRecords(bytes, 1))).toEqual([expected].flat());
  });
});

describe("a quote inside a cell that does not begin with one", () => {
  test("is part of it, as in csv-spectrum's location_coordinates, whose own answer has another telephone number", async () => {
    const bytes = readFileSync(join(folder, "csvs", "location_coordinates.csv"));
    const expected = JSON.parse(readFileSync(join(folder, "json", "location_coordinates.json"), "utf8"));
    expect(getCells(await getRecords(bytes))).toEqual([{ ...expected, "Contact Phone Number": "2095257564" }]);
  });
});

describe("a file's form is recognised", () => {
  test.each([
    ["a,b,c\n1,2;3;4;5,6", ","],
    ["a;b\n1,5;2,5", ";"],
    ["a\tb\n1\t2", "\t"],
    ["a|b\n1|2", "|"],
    ['"a,b,c";d\n1;2', ";"],
    ["a\n1,2", ","],
  ])("%j by its header", (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });

  test("with a byte order mark, and characters cut in two by the network", async () => {
    const bytes = Buffer.from("\uFEFFname;city\r\nZoë;Zürich\r\n😀;–\r\n");
    const expected = [
      {
        row: 2,
        cells: new Map([
          ["name", "Zoë"],
          ["city", "Zürich"],
        ]),
      },
      {
        row: 3,
        cells: new Map([
          ["name", "😀"],
          ["city", "–"],
        ]),
      },
    ];
    expect(await getRecords(bytes, 1)).toEqual(expected);
  });

  test("as JSON lines, with empty ones between", async () => {
    const bytes = Buffer.from('{"a":1}\r\n\r\n[1]\n{"a":\n{"a":2,"b":null}');
    expect(await getRecords(bytes, 3)).toEqual([
      { row: 1, cells: new Map([["a", 1]]) },
      { row: 3, problem: "is no JSON object." },
      { row: 4, problem: "is not valid JSON." },
      {
        row: 5,
        cells: new Map<string, unknown>([
          ["a", 2],
          ["b", null],
        ]),
      },
    ]);
  });
});

describe("a broken record", () => {
  test("is told at its row, and the records around it are read", async () => {
    const text = 'a,b\n1,2\n5,6\n7,"8\n9,10';
    expect(await getRecords(Buffer.from(text))).toEqual([
      {
        row: 2,
        cells: new Map([
          ["a", "1"],
          ["b", "2"],
        ]),
      },
      {
        row: 3,
        cells: new Map([
          ["a", "5"],
          ["b", "6"],
        ]),
      },
      { row: 4, problem: "has a quote that is not closed." },
    ]);
  });

  test("without an end is given up long before it fills the memory", async () => {
    async function* endless() {
      yield Buffer.from('a,b\n1,"');
      for (let piece = 0; piece < 40; piece++) yield Buffer.alloc(65_536, "x");
    }
    const all: FileRecord[] = [];
    for await (const record of (await readRecords(endless())).records) all.push(record);
    expect(all[0]).toEqual({ row: 2, problem: expect.stringContaining("longer than") });
  });

  test("of JSON without an end is refused", async () => {
    async function* endless() {
      yield Buffer.from('{"a":"');
      for (let piece = 0; piece < 40; piece++) yield Buffer.alloc(65_536, "x");
    }
    await expect(readRecords(endless())).rejects.toMatchObject({ code: "validation" });
  });
});
