"use client";

import { type UsageSource, useUsage } from "@/lib/hooks/use-usage";
import { Section } from "@/lib/ui/card";
import { Link } from "@/lib/ui/link";
import { Skeleton } from "@/lib/ui/skeleton";
import { commonWords } from "@/words/common";
import { usageWords } from "@/words/usage";
import { Fetched } from "../_parts/fetched";
import { RequestList } from "./request-list";
import { UsageFigures } from "./usage-figures";

const words = usageWords.section;

/** The usage of one credential or app, on its own page: a week of calls, and its last requests. */
export function UsageSection({ source }: { source: UsageSource }) {
  return (
    <Section
      id="usage"
      title={commonWords.usage}
      description={words.description((text) => (
        <Link href="/usage" className="rounded-sm text-accent underline underline-offset-4">
          {text}
        </Link>
      ))}
    >
      <Fetched
        query={useUsage("week", source)}
        notFetched={words.notFetched}
        skeleton={<Skeleton className="h-40 w-full" />}
      >
        {(usage) => <UsageFigures usage={usage} period="week" />}
      </Fetched>
      <RequestList source={source} limit={10} none={words.empty} />
    </Section>
  );
}
