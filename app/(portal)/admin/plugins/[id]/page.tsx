import type { Metadata } from "next";
import { requireAdministrator } from "@/lib/http/session";
import { adminPluginsWords } from "@/words/admin-plugins";
import { PluginDetail } from "./plugin-detail";

export const metadata: Metadata = { title: adminPluginsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function PluginPage({ params }: Props) {
  const { id } = await params;
  await requireAdministrator(`/admin/plugins/${encodeURIComponent(id)}`);
  return <PluginDetail id={decodeURIComponent(id)} />;
}
