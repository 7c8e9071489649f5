import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { listPlugins } from "@/lib/portal/admin/plugins";
import { adminPluginsWords } from "@/words/admin-plugins";
import { first, Prefetched } from "../../_parts/prefetched";
import { PluginList } from "./plugin-list";

export const metadata: Metadata = { title: adminPluginsWords.titles.list };

export default async function PluginsPage() {
  await requireAdministrator("/admin/plugins");
  return (
    <Prefetched fetch={[first(listPlugins, {})]}>
      <PluginList />
    </Prefetched>
  );
}
