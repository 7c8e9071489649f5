import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { credentialWords } from "@/words/credentials";
import { getState } from "./credential-state";

const words = credentialWords.statusFilter;

/** What a list of credentials can be narrowed to. */
export const STATUS_CHOICES = [
  { value: "", label: words.anyStatus },
  { value: "active", label: words.active },
  { value: "expiring", label: words.expiresSoon },
  { value: "expired", label: words.expired },
  { value: "disabled", label: words.disabled },
  { value: "unused", label: words.neverUsed },
] as const;

/** Whether a credential is of a chosen status; one that expires soon is active as well. */
export function isHeldIn(credential: Credential, status: string, now: Date): boolean {
  if (!STATUS_CHOICES.some(({ value }) => value === status) || status === "") return true;
  if (status === "unused") return credential.lastUsedAt === null;
  const state = getState(credential, now);
  return state === status || (status === "active" && state === "expiring");
}
