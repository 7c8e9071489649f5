import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { ExplainForm } from "./explain-form";

export const metadata: Metadata = { title: "Check access" };

export default async function ExplainPage() {
  await requireAdministrator("/admin/explain");
  return <ExplainForm />;
}
