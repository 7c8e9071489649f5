import {
  type AllowEntryRow,
  deleteAllowEntry,
  listAllowEntries as findEntries,
  insertAllowEntry,
} from "../../db/queries/ip-allow";
import { lockUser } from "../../db/queries/users";
import { ApiError } from "../api-error";
import * as contract from "../contracts/ip-allow-list";
import { newId } from "../ids";
import { conclude } from "./audit";
import { canonicalRange } from "./canonical-range";
import { listed } from "./listed";
import { settingsOf } from "./settings";
import { implement } from "./use-case";

/** What the contracts show of an entry. */
export const entryView = ({ id, cidr, label, createdAt }: AllowEntryRow): contract.AllowEntry => ({
  id,
  cidr,
  label,
  createdAt: createdAt.toISOString(),
});

/** Refuses a range that the list has already. Throws `ApiError("conflict")`. */
export function requireNewRange(entries: readonly AllowEntryRow[], cidr: string): void {
  if (!entries.some((entry) => entry.cidr === cidr)) return;
  const message = `${cidr} is on the list already.`;
  throw new ApiError("conflict", message, { details: [{ field: "cidr", message }] });
}

export const listAllowEntries = implement(contract.listAllowEntries, async (_, { runtime, caller }) =>
  listed((await findEntries(runtime.db, caller.user.id)).map(entryView)),
);

export const createAllowEntry = implement(contract.createAllowEntry, async ({ body }, context) => {
  const { runtime, caller } = context;
  const cidr = canonicalRange(body.cidr);
  const limit = (await settingsOf(runtime)).limits.addresses;
  return runtime.db.transaction(async (tx) => {
    await lockUser(tx, caller.user.id);
    const entries = await findEntries(tx, caller.user.id);
    requireNewRange(entries, cidr);
    if (entries.length >= limit)
      throw new ApiError("conflict", `Your list has ${limit} entries, and cannot have more.`);
    const userId = caller.user.id;
    const row = await insertAllowEntry(tx, { id: newId("ipa"), userId, cidr, label: body.label ?? "" });
    await conclude(tx, context, [`user:${userId}`], {
      action: "address.allow",
      target: { type: "address", id: row.id },
      detail: { cidr },
    });
    return entryView(row);
  });
});

export const removeAllowEntry = implement(contract.removeAllowEntry, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const gone = await deleteAllowEntry(tx, params.id, context.caller.user.id);
    if (!gone) throw new ApiError("notFound", "Your list has no such entry.");
    await conclude(tx, context, [`user:${context.caller.user.id}`], {
      action: "address.disallow",
      target: { type: "address", id: params.id },
      detail: { cidr: gone.cidr },
    });
    return { id: params.id, removed: true };
  }),
);
