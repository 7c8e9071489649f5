import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { OperationList } from "./operation-list";

export const metadata: Metadata = { title: "Operations" };

export default async function OperationsPage() {
  await requireAdministrator("/admin/operations");
  return <OperationList />;
}
