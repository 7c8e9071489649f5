import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { commonWords } from "@/words/common";
import { UsageOverview } from "./usage-overview";

export const metadata: Metadata = { title: commonWords.usage };

export default async function UsagePage() {
  await requirePerson("/usage");
  return <UsageOverview />;
}
