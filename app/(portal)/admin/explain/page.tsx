import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminExplainWords } from "@/words/admin-explain";
import { ExplainForm } from "./explain-form";

export const metadata: Metadata = { title: adminExplainWords.titles.list };

export default async function ExplainPage() {
  await requireAdministrator("/admin/explain");
  return <ExplainForm />;
}
