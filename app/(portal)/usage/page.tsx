import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { getUsage } from "@/lib/portal/activity/usage";
import { commonWords } from "@/words/common";
import { first, Prefetched } from "../_parts/prefetched";
import { UsageOverview } from "./usage-overview";

export const metadata: Metadata = { title: commonWords.usage };

export default async function UsagePage() {
  await requirePerson("/usage");
  return (
    <Prefetched fetch={[first(getUsage, { query: { period: "day" } })]}>
      <UsageOverview />
    </Prefetched>
  );
}
