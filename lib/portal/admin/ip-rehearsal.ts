import { listSystemAddresses } from "../../../db/queries/principals";
import {
  clearRehearsed as clear,
  listRecentAddresses as findRecent,
  listRehearsed as findRehearsed,
} from "../../../db/queries/rehearsals";
import { addressIn } from "../../access/address";
import { getRehearsal } from "../../access/rehearsal";
import { conclude } from "../../audit/audit";
import * as contract from "../../contracts/ip-allow-list";
import { getUsageCounter } from "../../usage/usage";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

export const listRehearsed = implement(contract.listRehearsed, async (_, { runtime }) => {
  await getRehearsal(runtime).flush();
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
  await getRehearsal(context.runtime).flush();
  await context.runtime.db.transaction(async (tx) => {
    await clear(tx);
    await conclude(tx, context, [], { action: "address.clear-rehearsal", subjectId: null });
  });
  return { removed: true as const };
});

export const listRecentAddresses = implement(contract.listRecentAddresses, async (_, { runtime, address }) => {
  await getUsageCounter(runtime).flush();
  const system = await listSystemAddresses(runtime.db);
  const rows = await findRecent(runtime.db);
  const allowed = (one: string) => system.length === 0 || addressIn(one, system);
  return {
    you: address,
    youAllowed: allowed(address),
    data: rows.map((row) => ({ ...row, allowed: allowed(row.address) })),
  };
});
