import type { Database } from "../../../db/client";
import { dropCodes } from "../../../db/queries/authorization-codes";
import {
  endCredentials,
  endOther,
  listInventory as findInventory,
  type OtherEndable,
} from "../../../db/queries/inventory";
import { ApiError } from "../../api-error";
import { type AuditActor, conclude } from "../../audit/audit";
import type { ChangeTag } from "../../changes/changes";
import { now } from "../../clock";
import * as contract from "../../contracts/inventory";
import { isCredentialKind } from "../../credentials/kinds/credential-kinds";
import { OWN_GRANTS } from "../../oauth/grants/grants";
import type { Runtime } from "../../runtime";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

// What others remember under a thing of the kind. A browser's session is looked up at each request.
const TAGS: Readonly<Record<OtherEndable, (id: string) => ChangeTag[]>> = {
  app: (id) => [`app:${id}`],
  connection: (id) => [`grant:${id}`],
  "password-login": (id) => [`family:${id}`],
  session: () => [],
};

const tagsOfKind = (kind: contract.InventoryKind, id: string): ChangeTag[] =>
  isCredentialKind(kind) ? [`credential:${id}`] : TAGS[kind](id);

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
    const ids = await (isCredentialKind(kind)
      ? endCredentials(tx, kind, own)
      : endOther(tx, kind, { ...own, ownGrants: OWN_GRANTS }));
    if (ids.length > 0) ended[kind] = ids;
  }
  return ended;
}

const getTags = (ended: Ended): ChangeTag[] =>
  contract.INVENTORY_KINDS.flatMap((kind) => (ended[kind] ?? []).flatMap((id) => tagsOfKind(kind, id)));

const getState = (expiresAt: Date | null, disabled: boolean): contract.InventoryItem["status"] =>
  expiresAt && expiresAt.getTime() <= now() ? "expired" : disabled ? "disabled" : "active";

/** Everything that can act for a person; `current` is the id of what this very call came with. */
export async function loadInventory({ db }: Runtime, userId: string, current: string | null) {
  const rows = await findInventory(db, userId, OWN_GRANTS);
  return listed(
    rows.flatMap(({ kind: named, disabled, expiresAt, lastUsedAt, createdAt, ...row }) => {
      const kind = contract.INVENTORY_KINDS.find((name) => name === named);
      // A kind of credential that this version does not know opens nothing here.
      if (!kind) return [];
      return {
        kind,
        ...row,
        status: getState(expiresAt, disabled),
        current: row.id === current,
        expiresAt: expiresAt?.toISOString() ?? null,
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        createdAt: createdAt.toISOString(),
      };
    }),
  );
}

/** Ends one of a person's things, audited as `action`. Throws `ApiError("notFound")`. */
export async function endItemFor(
  tx: Database,
  actor: AuditActor,
  { userId, id, action }: { userId: string; id: string; action: "inventory.end" | "user.end-credential" },
) {
  const ended = await end(tx, contract.INVENTORY_KINDS, { userId, id, keepSession: null });
  const [kind] = contract.INVENTORY_KINDS.filter((each) => ended[each]);
  if (!kind) throw new ApiError("notFound", "There is no such thing that can act.");
  await conclude(tx, actor, getTags(ended), { action, target: id, targetType: kind, subjectId: userId });
  return { id, removed: true as const };
}

/** Signs a person out of every browser and every program that has their password; gives how many that were. */
export async function signOutEverywhere(tx: Database, actor: AuditActor, userId: string): Promise<number> {
  const ended = await end(tx, ["session", "password-login"], { userId, id: null, keepSession: null });
  await dropCodes(tx, userId);
  await conclude(tx, actor, [`user:${userId}`, ...getTags(ended)], {
    action: "user.sign-out-everywhere",
    target: userId,
    subjectId: userId,
  });
  return Object.values(ended).flat().length;
}

export const listInventory = implement(contract.listInventory, (_, { runtime, caller }) =>
  loadInventory(runtime, caller.user.id, caller.credential?.id ?? null),
);

export const endInventoryItem = implement(contract.endInventoryItem, ({ params }, context) =>
  context.runtime.db.transaction((tx) =>
    endItemFor(tx, context, { userId: context.caller.user.id, id: params.id, action: "inventory.end" }),
  ),
);

export const revokeInventory = implement(contract.revokeInventory, async ({ body }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const { user, session } = context.caller;
    const ended = await end(tx, body.kinds, { userId: user.id, id: null, keepSession: session?.id ?? null });
    await conclude(tx, context, [`user:${user.id}`, ...getTags(ended)], {
      action: "inventory.revoke-all",
      detail: { ...ended },
    });
    return { ended: Object.fromEntries(body.kinds.map((kind) => [kind, ended[kind]?.length ?? 0])) };
  }),
);
