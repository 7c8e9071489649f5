"use client";

import type { HeldFacts } from "@/lib/contracts/held";
import { type State, StateBadge } from "@/lib/ui/badge";
import { useNow } from "@/lib/ui/relative-time";
import { isWithinDays } from "@/lib/ui/time";

const SOON_IN_DAYS = 7;

/** The state of a credential at a moment: one that the server called active may have expired since. */
export function stateOf({ status, expiresAt }: Pick<HeldFacts, "status" | "expiresAt">, now: Date): State {
  if (status !== "active" || !expiresAt) return status;
  const expiry = new Date(expiresAt);
  if (expiry <= now) return "expired";
  return isWithinDays(expiry, SOON_IN_DAYS, now) ? "expiring" : "active";
}

/** The state of a credential as it is now: it may expire while one looks at it. */
export function HeldState({ held }: { held: Pick<HeldFacts, "status" | "expiresAt"> }) {
  return <StateBadge state={stateOf(held, useNow())} />;
}
