"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useRequests } from "@/lib/hooks/use-usage";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { cn } from "@/lib/ui/cn";
import { CodeBlock } from "@/lib/ui/code-block";
import { Link } from "@/lib/ui/link";
import { RelativeTime } from "@/lib/ui/relative-time";
import { curlWithApiKey } from "@/lib/ui/samples";
import { useSite } from "@/lib/ui/site-context";
import { Spinner } from "@/lib/ui/spinner";
import { commonWords } from "@/words/common";
import { dashboardWords } from "@/words/dashboard";
import type { FirstSteps } from "./first-steps";

const words = dashboardWords.firstSteps;

interface StepProps {
  done: boolean;
  /** The first that is not done. */
  current: boolean;
  number: number;
  title: string;
  children?: ReactNode;
}

function Step({ done, current, number, title, children }: StepProps) {
  return (
    <li className="flex gap-4 p-4 sm:p-5" aria-current={current ? "step" : undefined}>
      <span
        aria-hidden="true"
        className={cn(
          "mt-px grid size-6 shrink-0 place-items-center rounded-full font-medium text-xs",
          done ? "bg-accent text-accent-ink" : "border border-control text-muted",
          current && "border-accent text-accent",
        )}
      >
        {done ? <Check className="size-3.5" strokeWidth={2.5} /> : number}
      </span>
      <div className="grid min-w-0 flex-1 gap-3">
        <p className={cn("font-medium", !done && !current && "text-muted")}>
          {title}
          {done && <span className="sr-only"> {words.done}</span>}
        </p>
        {children}
      </div>
    </li>
  );
}

function WaitingForCall() {
  const { baseUrl } = useSite();
  return (
    <>
      <CodeBlock
        title={words.forExample}
        language="shell"
        what={commonWords.command}
        code={curlWithApiKey(baseUrl, "$GATEHOUSE_API_KEY")}
      />
      <p role="status" className="flex items-center gap-2 text-muted text-sm">
        <Spinner className="size-3.5" />
        {words.waiting}
      </p>
    </>
  );
}

function CallArrived({ at }: { at: string }) {
  const latest = useRequests({}, { refused: false, limit: 1 }).data?.data[0];
  return (
    <p className="text-muted text-sm">
      {words.arrived(
        <RelativeTime at={latest?.at ?? at} />,
        latest && <span className="tabular">{latest.status}</span>,
        latest && <span className="tabular">{words.ms(latest.milliseconds)}</span>,
      )}
    </p>
  );
}

/** The first three steps. They notice by themselves what has been done. */
export function FirstStepsCard({ steps }: { steps: FirstSteps }) {
  const { hasCredential, lastCallAt, hasExpiry } = steps;
  const current = !hasCredential ? 1 : !lastCallAt ? 2 : 3;
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className="mb-3 font-semibold text-lg">
        {words.firstSteps}
      </h2>
      <Card>
        <ol className="divide-y divide-hairline">
          <Step number={1} title={words.chooseACredential} done={hasCredential} current={current === 1}>
            {!hasCredential && (
              <div className="flex flex-wrap items-center gap-2">
                <Button asChild size="sm">
                  <Link href="/api-keys/new">{words.createApiKey}</Link>
                </Button>
                <Button asChild size="sm" variant="secondary">
                  <Link href="/apps/new">{words.createApp}</Link>
                </Button>
                <Button asChild size="sm" variant="ghost">
                  <Link href="/#choose">{words.whichOne}</Link>
                </Button>
              </div>
            )}
          </Step>
          <Step number={2} title={words.makeFirstCall} done={lastCallAt !== null} current={current === 2}>
            {lastCallAt && <CallArrived at={lastCallAt} />}
            {current === 2 && <WaitingForCall />}
          </Step>
          <Step number={3} title={words.setAnExpiry} done={hasExpiry} current={current === 3}>
            {current === 3 && <p className="max-w-prose text-muted">{words.expiryText}</p>}
          </Step>
        </ol>
      </Card>
    </section>
  );
}
