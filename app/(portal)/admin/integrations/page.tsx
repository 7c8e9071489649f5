import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { IntegrationList } from "./integration-list";

export const metadata: Metadata = { title: adminIntegrationsWords.titles.list };

export default async function IntegrationsPage() {
  await requireAdministrator("/admin/integrations");
  return <IntegrationList />;
}
