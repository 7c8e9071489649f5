import { listSystemAddresses } from "../../../db/queries/principals";
import {
  clearRehearsed as clear,
  listRecentAddresses as findRecent,
  listRehearsed as findRehearsed,
} from "../../../db/queries/rehearsals";
import { addressIn } from "../../access/address";
import { rehearsalOf } from "../../access/rehearsal";
import * as contract from "../../contracts/ip-allow-list";
import { usageOf } from "../../usage/usage";
import { conclude } from "../audit";
import { listed } from "../listed";
import { implement } from "../use-case";

export const listRehearsed = implement(contract.listRehearsed, async (_, { runtime }) => {
  await rehearsalOf(runtime).flush();
  const rows = await findRehearsed(runtime.db);
  return listed(
    rows.map(({ address, source, userId, name, email, calls, firstAt, lastAt }) => ({
      ...{ address, source, calls },
      user: userId !== null && name !== null && email !== null ? { id: userId, name, email } : null,
      firstAt: new Date(firstAt).toISOString(),
      lastAt: new Date(lastAt).toISOString(),
    })),
  );
});

export const clearRehearsed = implement(contract.clearRehearsed, async (_, context) => {
  await rehearsalOf(context.runtime).flush();
  await context.runtime.db.transaction(async (tx) => {
    await clear(tx);
    await conclude(tx, context, [], { action: "address.clear-rehearsal", subjectId: null });
  });
  return { removed: true as const };
});

export const listRecentAddresses = implement(contract.listRecentAddresses, async (_, { runtime, address }) => {
  await usageOf(runtime).flush();
  const system = await listSystemAddresses(runtime.db);
  const rows = await findRecent(runtime.db);
  const allowed = (one: string) => system.length === 0 || addressIn(one, system);
  return {
    you: address,
    youAllowed: allowed(address),
    data: rows.map((row) => ({ ...row, allowed: allowed(row.address) })),
  };
});
