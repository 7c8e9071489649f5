import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { ActivityList } from "./activity-list";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage() {
  const { user } = await requirePerson("/activity");
  return <ActivityList userId={user.id} />;
}
