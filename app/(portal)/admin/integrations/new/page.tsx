import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { NewIntegrationForm } from "./new-integration-form";

export const metadata: Metadata = { title: "Create integration" };

export default async function NewIntegrationPage() {
  await requireAdministrator("/admin/integrations/new");
  return <NewIntegrationForm />;
}
