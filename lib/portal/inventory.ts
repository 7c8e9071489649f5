import type { Database } from "../../db/client";
import { endInventory, listInventory as findInventory } from "../../db/queries/inventory";
import type { ChangeTag } from "../access/changes";
import { ApiError } from "../api-error";
import * as contract from "../contracts/inventory";
import type { Runtime } from "../runtime";
import { type AuditActor, conclude } from "./audit";
import { listed } from "./listed";
import { implement } from "./use-case";

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

interface Whose {
  userId: string;
  /** `null`: all of the kinds. */
  id: string | null;
  keepSession: string | null;
}

async function end(tx: Database, kinds: readonly contract.InventoryKind[], own: Whose): Promise<Ended> {
  const ended: Ended = {};
  for (const kind of kinds) {
    const ids = await endInventory(tx, kind, own);
    if (ids.length > 0) ended[kind] = ids;
  }
  return ended;
}

const tagsOf = (ended: Ended): ChangeTag[] =>
  contract.INVENTORY_KINDS.flatMap((kind) => (ended[kind] ?? []).flatMap(TAGS[kind]));

const stateOf = (expiresAt: Date | null, disabled: boolean): contract.InventoryItem["status"] =>
  expiresAt && expiresAt.getTime() <= Date.now() ? "expired" : disabled ? "disabled" : "active";

/** Everything that can act for a person; `current` is the id of what this very call came with. */
export async function inventoryOf({ db }: Runtime, userId: string, current: string | null) {
  const rows = await findInventory(db, userId);
  return listed(
    rows.map(({ disabled, expiresAt, lastUsedAt, createdAt, ...row }) => ({
      ...row,
      status: stateOf(expiresAt, disabled),
      current: row.id === current,
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    })),
  );
}

/** Ends one of a person's things, audited as `action`. Throws `ApiError("notFound")`. */
export async function endItemOf(
  tx: Database,
  actor: AuditActor,
  { userId, id, action }: { userId: string; id: string; action: string },
) {
  const ended = await end(tx, contract.INVENTORY_KINDS, { userId, id, keepSession: null });
  const [kind] = contract.INVENTORY_KINDS.filter((each) => ended[each]);
  if (!kind) throw new ApiError("notFound", "There is no such thing that can act.");
  await conclude(tx, actor, tagsOf(ended), { action, target: { type: kind, id }, subjectId: userId });
  return { id, removed: true as const };
}

/** Signs a person out of every browser and every program that has their password; gives how many that were. */
export async function signOutEverywhere(tx: Database, actor: AuditActor, userId: string): Promise<number> {
  const ended = await end(tx, ["session", "password-login"], { userId, id: null, keepSession: null });
  await conclude(tx, actor, [`user:${userId}`, ...tagsOf(ended)], {
    action: "user.sign-out-everywhere",
    target: { type: "user", id: userId },
    subjectId: userId,
  });
  return Object.values(ended).flat().length;
}

export const listInventory = implement(contract.listInventory, (_, { runtime, caller }) =>
  inventoryOf(runtime, caller.user.id, caller.credential?.id ?? null),
);

export const endInventoryItem = implement(contract.endInventoryItem, ({ params }, context) =>
  context.runtime.db.transaction((tx) =>
    endItemOf(tx, context, { userId: context.caller.user.id, id: params.id, action: "inventory.end" }),
  ),
);

export const revokeInventory = implement(contract.revokeInventory, async ({ body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { user, session } = context.caller;
    const ended = await end(tx, body.kinds, { userId: user.id, id: null, keepSession: session?.id ?? null });
    await conclude(tx, context, [`user:${user.id}`, ...tagsOf(ended)], {
      action: "inventory.revoke-all",
      detail: { ...ended },
    });
    return { ended: Object.fromEntries(body.kinds.map((kind) => [kind, ended[kind]?.length ?? 0])) };
  }),
);
