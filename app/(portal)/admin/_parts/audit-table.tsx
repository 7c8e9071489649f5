"use client";

import type { AuditEvent } from "@/lib/contracts/audit";
import { RelativeTime } from "@/lib/ui/relative-time";
import { type Column, ListTable } from "./list-table";

function Detail({ event: { n, detail, requestId, credential } }: { event: AuditEvent }) {
  const facts = { ...detail, ...(credential && { credential }), ...(requestId && { requestId }) };
  return (
    <details className="relative text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">Row {n}</summary>
      <pre className="mt-1 whitespace-pre-wrap break-all rounded-md border border-hairline bg-sunken p-2 font-mono text-xs">
        {JSON.stringify(facts, null, 2)}
      </pre>
    </details>
  );
}

const COLUMNS: readonly Column<AuditEvent>[] = [
  { title: "By", cell: ({ actor }) => actor?.name ?? actor?.id ?? "The system", from: "md" },
  { title: "From", cell: ({ address }) => address ?? "–", from: "xl" },
  { title: "When", cell: ({ at }) => <RelativeTime at={at} />, from: "md" },
  { title: "Detail", cell: (event) => <Detail event={event} />, from: "lg" },
];

/** Events of the audit log. */
export function AuditTable({ events, none }: { events: readonly AuditEvent[]; none: string }) {
  return (
    <ListTable
      rows={events}
      keyOf={({ n }) => String(n)}
      title="What"
      nameOf={({ action, target }) => ({
        text: <span className="font-mono font-normal text-sm">{action}</span>,
        ...(target && { mark: `${target.type} ${target.id}` }),
      })}
      columns={COLUMNS}
      none={none}
    />
  );
}
