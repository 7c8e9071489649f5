import type { WholeAuditRow } from "../../db/queries/audit";
import { withoutFormula } from "../without-formula";
import type { AuditCheckpoint } from "./audit-checkpoint";

const ROWS_AT_ONCE = 500;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** A line of the file: a row of the log, or, as the last one, what the whole log was. */
const toRecord = (row: WholeAuditRow) => ({
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
  previousHash: hex(row.previousHash) as string | null,
  hash: hex(row.hash),
});
type AuditRecord = ReturnType<typeof toRecord>;

const recordOfCheckpoint = ({ n, hash, at, text }: AuditCheckpoint): AuditRecord => ({
  n,
  at: at.toISOString(),
  action: "audit.checkpoint",
  actorId: null,
  credentialId: null,
  targetType: null,
  targetId: null,
  subjectId: null,
  address: null,
  requestId: null,
  detail: { checkpoint: text },
  previousHash: null,
  hash,
});

const COLUMNS: readonly (keyof AuditRecord)[] = [
  ...(["n", "at", "action", "actorId", "credentialId", "targetType", "targetId", "subjectId"] as const),
  ...(["address", "requestId", "detail", "previousHash", "hash"] as const),
];

/** One cell (RFC 4180). A text that a spreadsheet would take for a formula is kept from being one. */
function cell(value: unknown): string {
  const text = value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const safe = withoutFormula(text);
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
 * number, in order; `checkpoint` is asked for its last line.
 */
export function auditFile(
  format: keyof typeof FORMATS,
  {
    read,
    checkpoint,
  }: {
    read: (after: number, limit: number) => Promise<readonly WholeAuditRow[]>;
    checkpoint: () => Promise<AuditCheckpoint>;
  },
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
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map((row) => line(toRecord(row))).join("")));
      if (rows.length === ROWS_AT_ONCE) return;
      controller.enqueue(encoder.encode(line(recordOfCheckpoint(await checkpoint()))));
      controller.close();
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
