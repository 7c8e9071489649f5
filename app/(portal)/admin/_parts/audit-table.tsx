"use client";

import type { AuditEvent } from "@/lib/contracts/audit";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminWords } from "@/words/admin";
import { type Column, ListTable } from "../../_parts/list-table";

const words = adminWords.auditTable;

function Detail({ event: { n, detail, requestId, credential } }: { event: AuditEvent }) {
  const facts = { ...detail, ...(credential && { credential }), ...(requestId && { requestId }) };
  return (
    <details className="relative text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">{words.row(n)}</summary>
      <pre className="mt-1 whitespace-pre-wrap break-all rounded-md border border-hairline bg-sunken p-2 font-mono text-xs">
        {JSON.stringify(facts, null, 2)}
      </pre>
    </details>
  );
}

const COLUMNS: readonly Column<AuditEvent>[] = [
  { title: words.by, cell: ({ actor }) => actor?.name ?? actor?.id ?? words.theSystem, from: "md" },
  { title: words.from, cell: ({ address }) => address ?? "–", from: "xl" },
  { title: words.when, cell: ({ at }) => <RelativeTime at={at} />, from: "md" },
  { title: words.detail, cell: (event) => <Detail event={event} />, from: "lg" },
];

/** Events of the audit log. */
export function AuditTable({ events, none }: { events: readonly AuditEvent[]; none: string }) {
  return (
    <ListTable
      rows={events}
      rowKey={({ n }) => String(n)}
      title={words.what}
      rowName={({ action, target }) => ({
        text: <span className="font-mono font-normal text-sm">{action}</span>,
        ...(target && { mark: `${target.type} ${target.id}` }),
      })}
      columns={COLUMNS}
      none={none}
    />
  );
}
