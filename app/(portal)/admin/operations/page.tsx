import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminOperationsWords } from "@/words/admin-operations";
import { OperationList } from "./operation-list";

export const metadata: Metadata = { title: adminOperationsWords.titles.list };

export default async function OperationsPage() {
  await requireAdministrator("/admin/operations");
  return <OperationList />;
}
