"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { useTimes } from "./use-times";

const STEP = 5000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

// One clock for every time on the page.
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, STEP);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const nowInSteps = () => Math.floor(Date.now() / STEP) * STEP;

/** The present moment, to five seconds. A component that reads it is drawn again as time passes. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, nowInSteps, nowInSteps));
}

/** How long ago something was ("2 min ago"), with the exact time on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const now = useNow();
  const { formatExact, formatRelative } = useTimes();
  const moment = new Date(at);
  return (
    <time
      dateTime={at}
      title={formatExact(moment)}
      className={cn("whitespace-nowrap", className)}
      suppressHydrationWarning
    >
      {formatRelative(moment, now)}
    </time>
  );
}
