import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { NewIntegrationForm } from "./new-integration-form";

export const metadata: Metadata = { title: adminIntegrationsWords.titles.new };

export default async function NewIntegrationPage() {
  await requireAdministrator("/admin/integrations/new");
  return <NewIntegrationForm />;
}
