import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { UsageOverview } from "./usage-overview";

export const metadata: Metadata = { title: "Usage" };

export default async function UsagePage() {
  await requirePerson("/usage");
  return <UsageOverview />;
}
