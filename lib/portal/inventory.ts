import type { Database } from "../../db/client";
import { endInventory, listInventory as findInventory } from "../../db/queries/inventory";
import type { ChangeTag } from "../access/changes";
import { ApiError } from "../api-error";
import * as contract from "../contracts/inventory";
import { conclude } from "./audit";
import { listed } from "./listed";
import { implement, type PersonContext } from "./use-case";

// What others remember under a thing of the kind. A browser's session is looked up at each request.
const TAGS: Readonly<Record<contract.InventoryKind, (id: string) => ChangeTag[]>> = {
  "api-key": (id) => [`credential:${id}`],
  "access-token": (id) => [`credential:${id}`],
  "b2b-login": (id) => [`credential:${id}`],
  app: (id) => [`app:${id}`],
  connection: (id) => [`grant:${id}`],
  "password-login": (id) => [`family:${id}`],
  session: () => [],
};

type Ended = Partial<Record<contract.InventoryKind, string[]>>;

async function end(
  tx: Database,
  { caller }: PersonContext,
  kinds: readonly contract.InventoryKind[],
  id: string | null,
): Promise<Ended> {
  const own = { userId: caller.user.id, id, keepSession: id === null ? (caller.session?.id ?? null) : null };
  const ended: Ended = {};
  for (const kind of kinds) {
    const ids = await endInventory(tx, kind, own);
    if (ids.length > 0) ended[kind] = ids;
  }
  return ended;
}

const tagsOf = (ended: Ended): ChangeTag[] =>
  contract.INVENTORY_KINDS.flatMap((kind) => (ended[kind] ?? []).flatMap(TAGS[kind]));

export const listInventory = implement(contract.listInventory, async (_, { runtime, caller }) => {
  const rows = await findInventory(runtime.db, caller.user.id);
  return listed(
    rows.map(({ disabled, expiresAt, lastUsedAt, createdAt, ...row }) => ({
      ...row,
      status: expiresAt && expiresAt.getTime() <= Date.now() ? "expired" : disabled ? "disabled" : "active",
      current: row.id === caller.credential?.id,
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    })),
  );
});

export const endInventoryItem = implement(contract.endInventoryItem, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const ended = await end(tx, context, contract.INVENTORY_KINDS, params.id);
    const [kind] = contract.INVENTORY_KINDS.filter((each) => ended[each]);
    if (!kind) throw new ApiError("notFound", "You have no such thing that can act for you.");
    await conclude(tx, context, tagsOf(ended), {
      action: "inventory.end",
      target: { type: kind, id: params.id },
    });
    return { id: params.id, removed: true };
  }),
);

export const revokeInventory = implement(contract.revokeInventory, async ({ body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const ended = await end(tx, context, body.kinds, null);
    await conclude(tx, context, [`user:${context.caller.user.id}`, ...tagsOf(ended)], {
      action: "inventory.revoke-all",
      detail: { ...ended },
    });
    return { ended: Object.fromEntries(body.kinds.map((kind) => [kind, ended[kind]?.length ?? 0])) };
  }),
);
