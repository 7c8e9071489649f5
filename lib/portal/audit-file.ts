import type { WholeAuditRow } from "../../db/queries/audit";

const ROWS_AT_ONCE = 500;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const recordOf = (row: WholeAuditRow) => ({
  n: row.n,
  at: row.at.toISOString(),
  action: row.action,
  actorId: row.actorId,
  credentialId: row.credentialId,
  targetType: row.targetType,
  targetId: row.targetId,
  subjectId: row.subjectId,
  address: row.address,
  requestId: row.requestId,
  detail: row.detail,
  previousHash: hex(row.previousHash),
  hash: hex(row.hash),
});
type AuditRecord = ReturnType<typeof recordOf>;

const COLUMNS: readonly (keyof AuditRecord)[] = [
  ...(["n", "at", "action", "actorId", "credentialId", "targetType", "targetId", "subjectId"] as const),
  ...(["address", "requestId", "detail", "previousHash", "hash"] as const),
];

/** One cell (RFC 4180). A text that a spreadsheet would take for a formula is kept from being one. */
function cell(value: unknown): string {
  const text = value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const FORMATS = {
  csv: {
    type: "text/csv; charset=utf-8",
    head: `${COLUMNS.join(",")}\r\n`,
    line: (record: AuditRecord) => `${COLUMNS.map((column) => cell(record[column])).join(",")}\r\n`,
  },
  jsonl: {
    type: "application/jsonl; charset=utf-8",
    head: "",
    line: (record: AuditRecord) => `${JSON.stringify(record)}\n`,
  },
} as const;

/**
 * The audit log as a file that is written while it is read: memory does not grow with it. `read` gives rows after a
 * number, in order.
 */
export function auditFile(
  format: keyof typeof FORMATS,
  read: (after: number, limit: number) => Promise<readonly WholeAuditRow[]>,
): Response {
  const { type, head, line } = FORMATS[format];
  const encoder = new TextEncoder();
  let after = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (head) controller.enqueue(encoder.encode(head));
    },
    async pull(controller) {
      const rows = await read(after, ROWS_AT_ONCE);
      after = rows.at(-1)?.n ?? after;
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map((row) => line(recordOf(row))).join("")));
      if (rows.length < ROWS_AT_ONCE) controller.close();
    },
  });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="audit-${day}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
