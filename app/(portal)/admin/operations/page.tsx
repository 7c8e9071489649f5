import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listOperations } from "@/lib/portal/admin/operations";
import { adminOperationsWords } from "@/words/admin-operations";
import { first, Prefetched } from "../../_parts/prefetched";
import { OperationList } from "./operation-list";

export const metadata: Metadata = { title: adminOperationsWords.titles.list };

export default async function OperationsPage() {
  await requireAdministrator("/admin/operations");
  return (
    <Prefetched fetch={[first(listOperations, {})]}>
      <OperationList />
    </Prefetched>
  );
}
