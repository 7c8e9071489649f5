"use client";

import type { ApiKey } from "@/lib/contracts/api-keys";
import { type State, StateBadge } from "@/lib/ui/badge";
import { useNow } from "@/lib/ui/relative-time";
import { isWithinDays } from "@/lib/ui/time";

const SOON_IN_DAYS = 7;

function stateOf({ status, expiresAt }: ApiKey, now: Date): State {
  if (status !== "active" || !expiresAt) return status;
  const expiry = new Date(expiresAt);
  if (expiry <= now) return "expired";
  return isWithinDays(expiry, SOON_IN_DAYS, now) ? "expiring" : "active";
}

/** The state of a key as it is now: it may expire while one looks at it. */
export function ApiKeyState({ apiKey }: { apiKey: ApiKey }) {
  return <StateBadge state={stateOf(apiKey, useNow())} />;
}
