import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listAudit } from "@/lib/portal/admin/audit";
import { adminAuditWords } from "@/words/admin-audit";
import { firstPage, Prefetched } from "../../_parts/prefetched";
import { AuditLog } from "./audit-log";

export const metadata: Metadata = { title: adminAuditWords.titles.list };

export default async function AuditPage() {
  await requireAdministrator("/admin/audit");
  return (
    <Prefetched fetch={[firstPage(listAudit, { query: {} })]}>
      <AuditLog />
    </Prefetched>
  );
}
