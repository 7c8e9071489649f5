import type { Metadata } from "next";
import { DIALECTS } from "@/lib/dialects/dialects";
import { requireAdministrator } from "@/lib/http/session";
import { adminSettingsWords } from "@/words/admin-settings";
import { SystemSettings } from "./system-settings";

export const metadata: Metadata = { title: adminSettingsWords.titles.list };

export default async function SystemSettingsPage() {
  await requireAdministrator("/admin/settings");
  const dialects = Object.values(DIALECTS).map(({ name, title, path }) => ({ name, title, path }));
  return <SystemSettings dialects={dialects} />;
}
