"use client";

import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { Skeleton } from "@/lib/ui/skeleton";

const never = () => () => undefined;

/** Whether the browser loaded a document for this address, rather than only exchanging the content of the one before. */
function isOwnDocument(): boolean {
  const [loaded] = performance.getEntriesByType("navigation");
  return !loaded || new URL(loaded.name).pathname === location.pathname;
}

/**
 * Shows its children only in a document that was loaded for this address, and loads one otherwise. The answer to the
 * consent form leads to the app's own site, and only this page's content security policy lets a form lead there; a page
 * that is reached from the sign-in form without a load would still be under that one's policy.
 */
export function OwnDocument({ children }: { children: ReactNode }) {
  const own = useSyncExternalStore(never, isOwnDocument, () => true);
  useEffect(() => {
    if (!own) location.reload();
  }, [own]);
  return own ? children : <Skeleton className="h-[560px] w-full max-w-card" />;
}
