import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { listActivity } from "@/lib/portal/activity/activity";
import { activityWords } from "@/words/activity";
import { firstPage, Prefetched } from "../_parts/prefetched";
import { ActivityList } from "./activity-list";

export const metadata: Metadata = { title: activityWords.titles.list };

export default async function ActivityPage() {
  const { user } = await requirePerson("/activity");
  return (
    <Prefetched fetch={[firstPage(listActivity, { query: { limit: 30 } })]}>
      <ActivityList userId={user.id} />
    </Prefetched>
  );
}
