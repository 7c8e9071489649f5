"use client";

import type { ReactNode } from "react";
import { ApiCallError } from "@/lib/hooks/call-api";
import { Button } from "@/lib/ui/button";
import { ErrorState } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { MessagePage } from "@/lib/ui/message-page";
import { Skeleton } from "@/lib/ui/skeleton";
import { shellWords } from "@/words/shell";

const words = shellWords.detailStates;

/** A detail page that is being fetched. */
export function DetailSkeleton() {
  return (
    <div role="status" className="grid gap-6">
      <span className="sr-only">{words.loading}</span>
      <Skeleton className="h-4 w-20" />
      <Skeleton className="h-8 w-64 max-w-full" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

/** Whether the thing is not there, or no longer, whatever an earlier answer said. */
export const isGone = (error: unknown): boolean => error instanceof ApiCallError && error.status === 404;

export interface DetailErrorProps {
  error: unknown;
  retry: () => unknown;
  /** What was looked for, such as "API key". */
  what: string;
  back: { href: string; label: string };
}

/** A detail page that could not be loaded: it is not there, or the call failed. */
export function DetailError({ error, retry, what, back }: DetailErrorProps): ReactNode {
  if (!isGone(error)) {
    return <ErrorState title={words.notFetched(what)} error={error} retry={retry} />;
  }
  return (
    <MessagePage
      title={words.notFound(what)}
      actions={
        <Button asChild>
          <Link href={back.href}>{back.label}</Link>
        </Button>
      }
    >
      <p>{words.notFoundText}</p>
    </MessagePage>
  );
}
