import {
  type AllowEntryRow,
  deleteAllowEntry,
  listAllowEntries as findEntries,
  insertAllowEntry,
  listAllAllowEntries,
} from "../../../db/queries/ip-allow";
import { findAccount, type UserRow } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import type { ChangeTag } from "../../changes/changes";
import * as contract from "../../contracts/ip-allow-list";
import type { Settings } from "../../contracts/settings";
import { newId } from "../../ids";
import { loadSettings } from "../../settings/settings";
import { entryView, requireNewRange } from "../credentials/ip-allow-list";
import { canonicalRange } from "../management/canonical-range";
import { listed } from "../management/listed";
import { implement, type PersonContext } from "../management/use-case";
import { requireNoLockout } from "./lock-out";

const accountView = (user: Pick<UserRow, "id" | "accountNumber" | "name" | "email">) => ({
  id: user.id,
  accountNumber: user.accountNumber,
  name: user.name,
  email: user.email,
});

const getTags = (userId: string | null): ChangeTag[] => [userId === null ? "addresses" : `user:${userId}`];

export const listSystemAllowEntries = implement(contract.listSystemAllowEntries, async (_, { runtime }) => {
  const rows = await listAllAllowEntries(runtime.db);
  return listed(rows.map(({ user, ...entry }) => ({ ...entryView(entry), account: user && accountView(user) })));
});

/** Whether a list could shut its editor out: that of everyone, unless it is only rehearsed, and their own account's. */
const concerns = ({ caller }: PersonContext, userId: string | null, { addressRehearsal }: Settings) =>
  userId === null ? !addressRehearsal : userId === caller.user.id;

const getRanges = (entries: readonly AllowEntryRow[]) => entries.map(({ cidr }) => cidr);

export const createSystemAllowEntry = implement(contract.createSystemAllowEntry, async ({ body }, context) => {
  const { cidr: range, label, account, allowLockout } = body;
  const cidr = canonicalRange(range);
  const settings = await loadSettings(context.runtime);
  return context.runtime.db.transaction(async (tx) => {
    const user = account === undefined || account === null ? null : await findAccount(tx, account);
    if (user === null && account !== undefined && account !== null) {
      const message = "There is no such account.";
      throw new ApiError("validation", message, { details: [{ field: "account", message }] });
    }
    const userId = user?.id ?? null;
    const entries = await findEntries(tx, userId);
    requireNewRange(entries, cidr);
    const before = getRanges(entries);
    const lockout =
      concerns(context, userId, settings) &&
      requireNoLockout(context, { before, after: [...before, cidr], allowLockout });
    const row = await insertAllowEntry(tx, { id: newId("ipa"), userId, cidr, label: label ?? "" });
    await conclude(tx, context, getTags(userId), {
      action: "address.allow",
      target: row.id,
      subjectId: userId,
      detail: { cidr, ...(lockout && { lockout }) },
    });
    return { ...entryView(row), account: user && accountView(user) };
  });
});

export const removeSystemAllowEntry = implement(contract.removeSystemAllowEntry, async ({ params, query }, context) => {
  const settings = await loadSettings(context.runtime);
  return context.runtime.db.transaction(async (tx) => {
    const gone = await deleteAllowEntry(tx, params.id, undefined);
    if (!gone) throw new ApiError("notFound", "There is no such entry.");
    const after = getRanges(await findEntries(tx, gone.userId));
    const lockout =
      concerns(context, gone.userId, settings) &&
      requireNoLockout(context, { before: [...after, gone.cidr], after, allowLockout: query.allowLockout === "true" });
    await conclude(tx, context, getTags(gone.userId), {
      action: "address.disallow",
      target: params.id,
      subjectId: gone.userId,
      detail: { cidr: gone.cidr, ...(lockout && { lockout }) },
    });
    return { id: params.id, removed: true };
  });
});
