import type { Database } from "../../../db/client";
import {
  type AllowEntryRow,
  deleteAllowEntry,
  listAllowEntries as findEntries,
  insertAllowEntry,
} from "../../../db/queries/ip-allow";
import { lockUser } from "../../../db/queries/users";
import { addressIn } from "../../access/address";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import * as contract from "../../contracts/ip-allow-list";
import { newId } from "../../ids";
import { loadSettings } from "../../settings/settings";
import { canonicalRange } from "../management/canonical-range";
import { listed } from "../management/listed";
import { computeReach, requireRights } from "../management/required-rights";
import { implement, type PersonContext } from "../management/use-case";

/** What the contracts show of an entry. */
export const entryView = ({ id, cidr, label, createdAt }: AllowEntryRow): contract.AllowEntry => ({
  id,
  cidr,
  label,
  createdAt: createdAt.toISOString(),
});

const ownView = (row: AllowEntryRow, { address }: PersonContext): contract.OwnAllowEntry => ({
  ...entryView(row),
  holdsYou: addressIn(address, [row.cidr]),
});

/** Refuses a range that the list has already. Throws `ApiError("conflict")`. */
export function requireNewRange(entries: readonly AllowEntryRow[], cidr: string): void {
  if (!entries.some((entry) => entry.cidr === cidr)) return;
  const message = `${cidr} is on the list already.`;
  throw new ApiError("conflict", message, { details: [{ field: "cidr", message }] });
}

/**
 * A credential must not shut itself out: it could not take the entry away again. The browser's session is served from
 * everywhere, so that a person always can. Throws `ApiError("conflict")`.
 */
function requireStillInside({ caller, address }: PersonContext, ranges: readonly string[]): void {
  if (caller.session || ranges.length === 0 || addressIn(address, ranges)) return;
  const message = `That would shut out the credential of this very request, which comes from ${address}. List its address first.`;
  throw new ApiError("conflict", message, { details: [{ field: "cidr", message }] });
}

/** What widens the list opens it for every credential of the account: it takes what all of them may do. Throws `ApiError`. */
async function requireRightsOfAccount(tx: Database, context: PersonContext): Promise<void> {
  await requireRights(tx, context, { noun: "account", scopes: await computeReach(tx, context, null) });
}

export const listAllowEntries = implement(contract.listAllowEntries, async (_, context) => {
  const rows = await findEntries(context.runtime.db, context.caller.user.id);
  return listed(rows.map((row) => ownView(row, context)));
});

export const createAllowEntry = implement(contract.createAllowEntry, async ({ body }, context) => {
  const { runtime, caller } = context;
  const cidr = canonicalRange(body.cidr);
  const limit = (await loadSettings(runtime)).limits.addresses;
  return runtime.db.transaction(async (tx) => {
    await lockUser(tx, caller.user.id);
    const entries = await findEntries(tx, caller.user.id);
    requireNewRange(entries, cidr);
    if (entries.length >= limit)
      throw new ApiError("conflict", `Your list has ${limit} entries, and cannot have more.`);
    if (entries.length > 0) await requireRightsOfAccount(tx, context);
    requireStillInside(context, [cidr, ...entries.map((entry) => entry.cidr)]);
    const userId = caller.user.id;
    const row = await insertAllowEntry(tx, { id: newId("ipa"), userId, cidr, label: body.label ?? "" });
    await conclude(tx, context, [`user:${userId}`], {
      action: "address.allow",
      target: row.id,
      detail: { cidr },
    });
    return ownView(row, context);
  });
});

export const removeAllowEntry = implement(contract.removeAllowEntry, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const gone = await deleteAllowEntry(tx, params.id, context.caller.user.id);
    if (!gone) throw new ApiError("notFound", "Your list has no such entry.");
    const left = await findEntries(tx, context.caller.user.id);
    // Without entries every address is served.
    if (left.length === 0) await requireRightsOfAccount(tx, context);
    requireStillInside(
      context,
      left.map(({ cidr }) => cidr),
    );
    await conclude(tx, context, [`user:${context.caller.user.id}`], {
      action: "address.disallow",
      target: params.id,
      detail: { cidr: gone.cidr },
    });
    return { id: params.id, removed: true };
  }),
);
