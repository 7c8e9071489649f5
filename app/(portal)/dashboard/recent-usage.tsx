"use client";

import { useUsage } from "@/lib/hooks/use-usage";
import { Link } from "@/lib/ui/link";
import { Skeleton } from "@/lib/ui/skeleton";
import { dashboardWords } from "@/words/dashboard";
import { Fetched } from "../_parts/fetched";
import { RequestList } from "../_usage/request-list";
import { UsageFigures } from "../_usage/usage-figures";

const words = dashboardWords.recentUsage;

/** A week of calls, and those that were refused: each leads to why. */
export function RecentUsage() {
  return (
    <>
      <section aria-labelledby="week">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id="week" className="font-semibold text-lg">
            {words.lastSevenDays}
          </h2>
          <Link href="/usage" className="rounded-sm text-accent text-sm underline underline-offset-4">
            {words.allUsage}
          </Link>
        </div>
        <Fetched
          query={useUsage("week")}
          notFetched={words.notFetched}
          // As tall as what comes: nothing below it moves.
          skeleton={<Skeleton className="h-[338px] w-full" />}
        >
          {(usage) => <UsageFigures usage={usage} period="week" />}
        </Fetched>
      </section>
      <section aria-labelledby="refused">
        <h2 id="refused" className="mb-3 font-semibold text-lg">
          {words.refusedLately}
        </h2>
        <RequestList refused limit={5} none={words.nothingRefused} />
      </section>
    </>
  );
}
