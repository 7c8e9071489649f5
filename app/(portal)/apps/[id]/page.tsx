import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { getUsage, listRequests } from "@/lib/portal/activity/usage";
import { getApp, listAppConnections } from "@/lib/portal/apps/apps";
import { listScopes } from "@/lib/portal/system/scopes";
import { appsWords } from "@/words/apps";
import { first, firstPage, Prefetched } from "../../_parts/prefetched";
import { AppDetail } from "./app-detail";

export const metadata: Metadata = { title: appsWords.titles.one };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function AppPage({ params }: Props) {
  const { id } = await params;
  const { user } = await requirePerson(`/apps/${encodeURIComponent(id)}`);
  return (
    <Prefetched
      fetch={[
        first(getApp, { params: { id } }),
        first(listScopes, {}),
        firstPage(listAppConnections, { params: { id }, query: { limit: 50 } }),
        first(getUsage, { query: { period: "week", applicationId: id } }),
        first(listRequests, { query: { applicationId: id, refused: "false", limit: 10 } }),
      ]}
    >
      <AppDetail id={id} person={{ name: user.name, email: user.email }} />
    </Prefetched>
  );
}
