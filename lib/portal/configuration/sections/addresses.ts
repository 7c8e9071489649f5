import { z } from "zod";
import type { Database } from "../../../../db/client";
import { listAllowEntries } from "../../../../db/queries/ip-allow";
import { ApiError } from "../../../api-error";
import { createSystemAllowEntry as createEntryCall } from "../../../contracts/ip-allow-list";
import { createSystemAllowEntry, removeSystemAllowEntry } from "../../admin/ip-allow-list";
import { canonicalRange } from "../../management/canonical-range";
import type { PersonContext } from "../../management/use-case";
import { defineListSection } from "../section";

const { cidr, label } = createEntryCall.body.shape;

interface Entry {
  cidr: string;
  label: string;
}

async function findId(db: Database, { cidr: range }: Entry): Promise<string> {
  const found = (await listAllowEntries(db, null)).find((entry) => entry.cidr === range);
  if (!found) throw new ApiError("notFound", "There is no such entry.");
  return found.id;
}

const add = (context: PersonContext, body: Entry) =>
  createSystemAllowEntry.run({ params: {}, query: {}, body }, context);

async function remove(context: PersonContext, entry: Entry): Promise<unknown> {
  const id = await findId(context.runtime.db, entry);
  return removeSystemAllowEntry.run({ params: { id }, query: { allowLockout: "false" }, body: {} }, context);
}

/** The allow list of everyone. Those of single accounts are their owners' to keep. */
export const addressesSection = defineListSection({
  name: "addresses",
  noun: "allowed address",
  item: z.strictObject({
    cidr: cidr.transform(canonicalRange),
    label: z.union([z.literal(""), label.unwrap()], { error: "A label has at most 80 characters." }).default(""),
  }),
  nameOf: (entry) => entry.cidr,
  read: async (db) => (await listAllowEntries(db, null)).map((entry) => ({ cidr: entry.cidr, label: entry.label })),
  add,
  async change(context, entry, before) {
    await remove(context, before);
    return add(context, entry);
  },
  remove,
});
