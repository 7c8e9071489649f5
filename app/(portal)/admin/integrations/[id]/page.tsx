import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { IntegrationDetail } from "./integration-detail";

export const metadata: Metadata = { title: "Integration" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function IntegrationPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/integrations/${encodeURIComponent(id)}`);
  return <IntegrationDetail id={id} />;
}
