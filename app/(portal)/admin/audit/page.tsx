import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminAuditWords } from "@/words/admin-audit";
import { AuditLog } from "./audit-log";

export const metadata: Metadata = { title: adminAuditWords.titles.list };

export default async function AuditPage() {
  await requireAdministrator("/admin/audit");
  return <AuditLog />;
}
