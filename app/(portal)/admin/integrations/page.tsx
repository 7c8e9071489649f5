import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listIntegrations } from "@/lib/portal/admin/integrations";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { first, Prefetched } from "../../_parts/prefetched";
import { IntegrationList } from "./integration-list";

export const metadata: Metadata = { title: adminIntegrationsWords.titles.list };

export default async function IntegrationsPage() {
  await requireAdministrator("/admin/integrations");
  return (
    <Prefetched fetch={[first(listIntegrations, {})]}>
      <IntegrationList />
    </Prefetched>
  );
}
