import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { getPlugin, listPluginRuns } from "@/lib/portal/admin/plugins";
import { adminPluginsWords } from "@/words/admin-plugins";
import { first, Prefetched } from "../../../_parts/prefetched";
import { PluginDetail } from "./plugin-detail";

export const metadata: Metadata = { title: adminPluginsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function PluginPage({ params }: Props) {
  const { id } = await params;
  const name = decodeURIComponent(id);
  await requireAdministrator(`/admin/plugins/${encodeURIComponent(id)}`);
  return (
    <Prefetched fetch={[first(getPlugin, { params: { id: name } }), first(listPluginRuns, { params: { id: name } })]}>
      <PluginDetail id={name} />
    </Prefetched>
  );
}
