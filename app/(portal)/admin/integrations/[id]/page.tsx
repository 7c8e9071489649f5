import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { IntegrationDetail } from "./integration-detail";

export const metadata: Metadata = { title: adminIntegrationsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function IntegrationPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/integrations/${encodeURIComponent(id)}`);
  return <IntegrationDetail id={id} />;
}
