import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { getIntegration } from "@/lib/portal/admin/integrations";
import { listScopes } from "@/lib/portal/system/scopes";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { first, Prefetched } from "../../../_parts/prefetched";
import { IntegrationDetail } from "./integration-detail";

export const metadata: Metadata = { title: adminIntegrationsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function IntegrationPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/integrations/${encodeURIComponent(id)}`);
  return (
    <Prefetched fetch={[first(getIntegration, { params: { id } }), first(listScopes, {})]}>
      <IntegrationDetail id={id} />
    </Prefetched>
  );
}
