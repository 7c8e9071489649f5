import type { Metadata } from "next";
import { DIALECTS } from "@/lib/dialects/dialects";
import { requireAdministrator } from "@/lib/http/session";
import { listRoles } from "@/lib/portal/admin/roles";
import { getSettings } from "@/lib/portal/admin/settings";
import { getConfiguration } from "@/lib/portal/configuration/drift";
import { adminSettingsWords } from "@/words/admin-settings";
import { first, Prefetched } from "../../_parts/prefetched";
import { SystemSettings } from "./system-settings";

export const metadata: Metadata = { title: adminSettingsWords.titles.list };

export default async function SystemSettingsPage() {
  await requireAdministrator("/admin/settings");
  const dialects = Object.values(DIALECTS).map(({ name, title, path }) => ({ name, title, path }));
  return (
    <Prefetched fetch={[first(getSettings, {}), first(getConfiguration, {}), first(listRoles, {})]}>
      <SystemSettings dialects={dialects} />
    </Prefetched>
  );
}
