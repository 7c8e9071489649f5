import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { getUsage } from "@/lib/portal/activity/usage";
import { listApps } from "@/lib/portal/apps/apps";
import { credentialEndpoints } from "@/lib/portal/credentials/credential-endpoints";
import { listInventory } from "@/lib/portal/credentials/inventory";
import { commonWords } from "@/words/common";
import { first, Prefetched } from "../_parts/prefetched";
import { Overview } from "./overview";

export const metadata: Metadata = { title: commonWords.overview };

export default async function DashboardPage() {
  const { user } = await requirePerson("/dashboard");
  return (
    <Prefetched
      fetch={[
        first(credentialEndpoints("api-key").useCases.list, {}),
        first(listInventory, {}),
        first(listApps, {}),
        first(getUsage, { query: { period: "week" } }),
      ]}
    >
      <Overview name={user.name} emailVerified={user.emailVerified} />
    </Prefetched>
  );
}
