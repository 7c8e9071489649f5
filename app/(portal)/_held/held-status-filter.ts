import type { Held } from "@/lib/hooks/held/held-api";
import { stateOf } from "./held-state";

/** What a list of credentials can be narrowed to. */
export const STATUS_CHOICES = [
  { value: "", label: "Any status" },
  { value: "active", label: "Active" },
  { value: "expiring", label: "Expires soon" },
  { value: "expired", label: "Expired" },
  { value: "disabled", label: "Disabled" },
  { value: "unused", label: "Never used" },
] as const;

/** Whether a credential is of a chosen status; one that expires soon is active as well. */
export function isHeldIn(held: Held, status: string, now: Date): boolean {
  if (!STATUS_CHOICES.some(({ value }) => value === status) || status === "") return true;
  if (status === "unused") return held.lastUsedAt === null;
  const state = stateOf(held, now);
  return state === status || (status === "active" && state === "expiring");
}
