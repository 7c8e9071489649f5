import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { SystemSettings } from "./system-settings";

export const metadata: Metadata = { title: "System settings" };

export default async function SystemSettingsPage() {
  await requireAdministrator("/admin/settings");
  return <SystemSettings />;
}
