import { addressIn } from "../../access/address";
import { ApiError } from "../../api-error";
import type { PersonContext } from "../management/use-case";

/** What an allow list holds before a change and after it; empty where it refuses nobody. */
interface ListChange {
  before: readonly string[];
  after: readonly string[];
  /** Whether the call says that it means it. */
  allowLockout: boolean | undefined;
}

/**
 * Refuses a change after which an allow list would no longer serve the address that this very request comes from:
 * whoever makes a slip of the finger in a range would else shut out their own API. Gives whether it was meant. Throws
 * `ApiError("conflict")`, whose detail names the field that says so.
 */
export function requireNoLockout({ address }: PersonContext, { before, after, allowLockout }: ListChange): boolean {
  // Whoever runs a command at the server comes from nowhere, and can take it back there.
  if (address === "") return false;
  const serves = (ranges: readonly string[]) => ranges.length === 0 || addressIn(address, ranges);
  if (!serves(before) || serves(after)) return false;
  if (allowLockout) return true;
  throw new ApiError("conflict", `From then on calls from ${address} are refused, where this request comes from.`, {
    details: [{ field: "allowLockout", message: "Say true if that is meant." }],
  });
}
