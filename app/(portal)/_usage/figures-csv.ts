import type { Usage } from "@/lib/contracts/usage";
import { withoutFormula } from "@/lib/without-formula";

/** A cell of a CSV file (RFC 4180); a text that a spreadsheet would run as a formula is made plain text. */
function cell(value: string | number): string {
  const text = typeof value === "string" ? withoutFormula(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const calls = ({ succeeded, refused, failed, milliseconds }: Usage["total"]) => [
  succeeded,
  refused,
  failed,
  Math.round(milliseconds),
];

/** Usage figures as a CSV file: one row a point in time, then one a credential, app and operation. */
export function figuresCsv(usage: Usage): string {
  const rows: (string | number)[][] = [
    ["kind", "what", "succeeded", "refused", "failed", "milliseconds"],
    ...usage.points.map((point) => ["time", point.start, ...calls(point)]),
    ...usage.credentials.map((share) => ["credential", share.name ?? share.id, ...calls(share)]),
    ...usage.apps.map((share) => ["app", share.name ?? share.id, ...calls(share)]),
    ...usage.operations.map((share) => ["operation", share.id, ...calls(share)]),
  ];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
