import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { IntegrationList } from "./integration-list";

export const metadata: Metadata = { title: "Integrations" };

export default async function IntegrationsPage() {
  await requireAdministrator("/admin/integrations");
  return <IntegrationList />;
}
