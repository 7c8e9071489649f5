import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listUsageLines } from "@/lib/portal/activity/usage";
import { listApps } from "@/lib/portal/apps/apps";
import { appsWords } from "@/words/apps";
import { first, Prefetched } from "../_parts/prefetched";
import { AppList } from "./app-list";

export const metadata: Metadata = { title: appsWords.titles.list };

export default async function AppsPage() {
  await requirePerson("/apps");
  return (
    <Prefetched fetch={[first(listApps, {}), first(listUsageLines, {})]}>
      <AppList />
    </Prefetched>
  );
}
