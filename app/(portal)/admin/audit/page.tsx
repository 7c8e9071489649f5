import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { AuditLog } from "./audit-log";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage() {
  await requireAdministrator("/admin/audit");
  return <AuditLog />;
}
