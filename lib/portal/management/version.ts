import { createHash } from "node:crypto";
import { ApiError } from "../../api-error";

/** What tells one state of a thing from another: two people who look at the same state have the same version of it. */
export const computeVersion = (state: unknown): string =>
  createHash("sha256").update(JSON.stringify(state)).digest("base64url").slice(0, 22);

/**
 * Refuses a change by somebody who has not seen the present state (lost update). Ask with the row locked. Nothing is
 * asked of a caller who names no version. Throws `ApiError("preconditionFailed")`.
 */
export function requireVersion(present: string, seen: string | undefined): void {
  if (seen === undefined || seen === present) return;
  throw new ApiError("preconditionFailed", "Somebody else has changed this since you opened it.");
}
