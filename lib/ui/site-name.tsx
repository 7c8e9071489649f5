"use client";

import { useSite } from "./site-context";

/** What this installation calls itself. */
export function SiteName() {
  return <>{useSite().name}</>;
}
