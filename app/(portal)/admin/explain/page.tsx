import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listOperations } from "@/lib/portal/admin/operations";
import { adminExplainWords } from "@/words/admin-explain";
import { first, Prefetched } from "../../_parts/prefetched";
import { ExplainForm } from "./explain-form";

export const metadata: Metadata = { title: adminExplainWords.titles.list };

export default async function ExplainPage() {
  await requireAdministrator("/admin/explain");
  return (
    <Prefetched fetch={[first(listOperations, {})]}>
      <ExplainForm />
    </Prefetched>
  );
}
