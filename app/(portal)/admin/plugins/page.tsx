import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminPluginsWords } from "@/words/admin-plugins";
import { PluginList } from "./plugin-list";

export const metadata: Metadata = { title: adminPluginsWords.titles.list };

export default async function PluginsPage() {
  await requireAdministrator("/admin/plugins");
  return <PluginList />;
}
