import { describe, expect, it } from "vitest";
import { figuresCsv } from "./figures-csv";

const calls = { succeeded: 1, refused: 2, failed: 0, milliseconds: 3.4 };

describe("usage as a CSV file", () => {
  it("quotes what needs it, and gives a spreadsheet no formula to run", () => {
    const csv = figuresCsv({
      period: "day",
      hours: 1,
      total: calls,
      points: [{ start: "2026-11-21T12:00:00Z", ...calls }],
      credentials: [{ id: "key_1", name: '=HYPERLINK("x")', ...calls }],
      apps: [{ id: "app_1", name: null, ...calls }],
      operations: [{ id: "query", name: "query", ...calls }],
    });
    expect(csv.split("\r\n")).toEqual([
      "kind,what,succeeded,refused,failed,milliseconds",
      "time,2026-11-21T12:00:00Z,1,2,0,3",
      `credential,"'=HYPERLINK(""x"")",1,2,0,3`,
      "app,app_1,1,2,0,3",
      "operation,query,1,2,0,3",
      "",
    ]);
  });
});
