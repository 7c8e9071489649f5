import {
  deleteAllowEntry,
  listAllowEntries as findEntries,
  insertAllowEntry,
  listAllAllowEntries,
} from "../../../db/queries/ip-allow";
import { findAccount, type UserRow } from "../../../db/queries/users";
import type { ChangeTag } from "../../access/changes";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/ip-allow-list";
import { newId } from "../../ids";
import { conclude } from "../audit";
import { canonicalRange } from "../canonical-range";
import { entryView, requireNewRange } from "../ip-allow-list";
import { listed } from "../listed";
import { implement } from "../use-case";

const accountView = (user: Pick<UserRow, "id" | "accountNumber" | "name" | "email">) => ({
  id: user.id,
  accountNumber: user.accountNumber,
  name: user.name,
  email: user.email,
});

const tagsOf = (userId: string | null): ChangeTag[] => [userId === null ? "addresses" : `user:${userId}`];

export const listSystemAllowEntries = implement(contract.listSystemAllowEntries, async (_, { runtime }) => {
  const rows = await listAllAllowEntries(runtime.db);
  return listed(rows.map(({ user, ...entry }) => ({ ...entryView(entry), account: user && accountView(user) })));
});

export const createSystemAllowEntry = implement(contract.createSystemAllowEntry, async ({ body }, context) => {
  const { cidr: range, label, account } = body;
  const cidr = canonicalRange(range);
  return context.runtime.db.transaction(async (tx) => {
    const user = account === undefined || account === null ? null : await findAccount(tx, account);
    if (user === null && account !== undefined && account !== null) {
      const message = "There is no such account.";
      throw new ApiError("validation", message, { details: [{ field: "account", message }] });
    }
    const userId = user?.id ?? null;
    requireNewRange(await findEntries(tx, userId), cidr);
    const row = await insertAllowEntry(tx, { id: newId("ipa"), userId, cidr, label: label ?? "" });
    await conclude(tx, context, tagsOf(userId), {
      action: "address.allow",
      target: { type: "address", id: row.id },
      subjectId: userId,
      detail: { cidr },
    });
    return { ...entryView(row), account: user && accountView(user) };
  });
});

export const removeSystemAllowEntry = implement(contract.removeSystemAllowEntry, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const gone = await deleteAllowEntry(tx, params.id, undefined);
    if (!gone) throw new ApiError("notFound", "There is no such entry.");
    await conclude(tx, context, tagsOf(gone.userId), {
      action: "address.disallow",
      target: { type: "address", id: params.id },
      subjectId: gone.userId,
      detail: { cidr: gone.cidr },
    });
    return { id: params.id, removed: true };
  }),
);
