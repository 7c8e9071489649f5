import type { Database } from "../../../db/client";
import { lockSettingsValues } from "../../../db/queries/settings";
import { ApiError } from "../../api-error";
import { completeSettings } from "../../settings/settings";

/** The role of whoever signs up, locked until the transaction ends: neither it nor what it holds changes meanwhile. */
export const lockDefaultRole = async (tx: Database): Promise<string> =>
  completeSettings(await lockSettingsValues(tx)).defaultRole;

/**
 * Strangers get the default role: it must not make administrators of them, whether a role becomes the default or the
 * default is given scopes. Throws `ApiError("validation")` at `field`.
 */
export function requireFitForStrangers(role: string, scopes: readonly string[], field: string): void {
  if (!scopes.includes("admin")) return;
  const message = `"${role}" would let whoever signs up administer the system.`;
  throw new ApiError("validation", message, { details: [{ field, message }] });
}
