import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listScopes } from "@/lib/portal/system/scopes";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { first, Prefetched } from "../../../_parts/prefetched";
import { NewIntegrationForm } from "./new-integration-form";

export const metadata: Metadata = { title: adminIntegrationsWords.titles.new };

export default async function NewIntegrationPage() {
  await requireAdministrator("/admin/integrations/new");
  return (
    <Prefetched fetch={[first(listScopes, {})]}>
      <NewIntegrationForm />
    </Prefetched>
  );
}
