import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { PluginList } from "./plugin-list";

export const metadata: Metadata = { title: "Plugins" };

export default async function PluginsPage() {
  await requireAdministrator("/admin/plugins");
  return <PluginList />;
}
