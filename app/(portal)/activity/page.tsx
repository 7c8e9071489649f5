import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { activityWords } from "@/words/activity";
import { ActivityList } from "./activity-list";

export const metadata: Metadata = { title: activityWords.titles.list };

export default async function ActivityPage() {
  const { user } = await requirePerson("/activity");
  return <ActivityList userId={user.id} />;
}
