"use client";

import type { CredentialFacts } from "@/lib/contracts/credentials";
import { type State, StateBadge } from "@/lib/ui/badge";
import { useNow } from "@/lib/ui/relative-time";
import { isWithinDays } from "@/lib/ui/time";

const SOON_IN_DAYS = 7;

/** The state of a credential at a moment: one that the server called active may have expired since. */
export function getState({ status, expiresAt }: Pick<CredentialFacts, "status" | "expiresAt">, now: Date): State {
  if (status !== "active" || !expiresAt) return status;
  const expiry = new Date(expiresAt);
  if (expiry <= now) return "expired";
  return isWithinDays(expiry, SOON_IN_DAYS, now) ? "expiring" : "active";
}

/** The state of a credential as it is now: it may expire while one looks at it. */
export function CredentialState({ credential }: { credential: Pick<CredentialFacts, "status" | "expiresAt"> }) {
  return <StateBadge state={getState(credential, useNow())} />;
}
