import type { z } from "zod";
import type { Database } from "../../db/client";
import {
  countHeld,
  findHeld,
  type HeldRow,
  type HeldTable,
  insertHeld,
  listHeld,
  type NewHeld,
  updateHeld,
} from "../../db/queries/held-credentials";
import { lockUser } from "../../db/queries/users";
import type { ChangeTag } from "../access/changes";
import { ApiError } from "../api-error";
import type { heldChange } from "../contracts/held";
import type { Settings } from "../contracts/settings";
import { digestSecret } from "../credentials/pepper";
import { newSecret, type SecretKind, secretPrefix } from "../credentials/secret";
import { type IdPrefix, newId } from "../ids";
import { conclude } from "./audit";
import { isUnbounded, requireGrantable } from "./grantable-scopes";
import { settingsOf } from "./settings";
import type { PersonContext } from "./use-case";

/** What tells one kind of held credential from another; everything else is the same for all. */
export interface HeldKind {
  table: HeldTable;
  /** Noun of its audit actions and targets: `api-key`. */
  noun: string;
  /** As people read it: "API keys". */
  plural: string;
  id: IdPrefix;
  secret: SecretKind;
  limit: keyof Settings["limits"];
  /** Further columns of a new one. */
  more?: () => Partial<Pick<NewHeld, "username">>;
  /** What else ends with one of them. */
  onRevoke?: (tx: Database, id: string) => Promise<void>;
}

export interface HeldChoices {
  name: string;
  expiresAt?: string | null | undefined;
  allowedIps?: readonly string[] | null | undefined;
}

/** A credential right after being made: the only moment at which its secret is known. */
export interface MadeHeld {
  row: HeldRow;
  secret: string;
}

const addresses = (given: readonly string[] | null | undefined) => (given && given.length > 0 ? [...given] : null);
const momentOf = (given: string | null | undefined) => (given ? new Date(given) : null);

/** The parts of a credential that the contracts of all kinds show. */
export const heldView = (row: HeldRow) => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  allowedIps: row.allowedIps,
  status: statusOf(row),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  lastUsedAddress: row.lastUsedAddress,
  replaces: row.replaces,
  createdAt: row.createdAt.toISOString(),
});

function statusOf({ expiresAt, disabledAt }: HeldRow): "active" | "expired" | "disabled" {
  if (expiresAt && expiresAt.getTime() <= Date.now()) return "expired";
  return disabledAt ? "disabled" : "active";
}

/**
 * What a person can do with one kind of credential: the one mechanism behind API keys, access tokens and B2B logins.
 * Another person's id is `notFound`, as an unknown one is. Every change is audited in its own transaction.
 */
export function heldCredential(kind: HeldKind) {
  const { table, noun } = kind;
  const notFound = () => new ApiError("notFound", `You have no such ${noun.replace("-", " ")}.`);
  const tags = (id: string): ChangeTag[] => [`credential:${id}`];
  const audited = (verb: string, row: HeldRow, detail: Record<string, unknown> = {}) => ({
    action: `${noun}.${verb}`,
    target: { type: noun, id: row.id },
    detail: { name: row.name, prefix: row.prefix, ...detail },
  });

  const find = async (db: Database, { caller }: PersonContext, id: string): Promise<HeldRow> => {
    const row = await findHeld(db, table, caller.user.id, id);
    if (!row) throw notFound();
    return row;
  };

  const insert = async (
    tx: Database,
    { caller, runtime }: PersonContext,
    row: Pick<NewHeld, "name" | "allowedIps" | "expiresAt" | "replaces" | "scopes">,
  ): Promise<MadeHeld> => {
    const secret = newSecret(kind.secret);
    const made = await insertHeld(tx, table, {
      ...row,
      ...kind.more?.(),
      id: newId(kind.id),
      userId: caller.user.id,
      digest: digestSecret(runtime.env.peppers, secret),
      prefix: secretPrefix(secret),
    });
    return { row: made, secret };
  };

  return {
    list: ({ runtime, caller }: PersonContext): Promise<HeldRow[]> => listHeld(runtime.db, table, caller.user.id),

    get: (context: PersonContext, id: string): Promise<HeldRow> => find(context.runtime.db, context, id),

    /** Throws `ApiError("conflict")` at the limit. `chooseScopes` is asked within the transaction. */
    async create(
      context: PersonContext,
      choices: HeldChoices,
      chooseScopes: (tx: Database) => Promise<string[] | null>,
    ): Promise<MadeHeld> {
      const limit = (await settingsOf(context.runtime)).limits[kind.limit];
      return context.runtime.db.transaction(async (tx) => {
        // The lock makes two creations at once count one after the other.
        await lockUser(tx, context.caller.user.id);
        if ((await countHeld(tx, table, context.caller.user.id)) >= limit) {
          throw new ApiError("conflict", `You have ${limit} ${kind.plural}, and cannot have more. Revoke one first.`);
        }
        const made = await insert(tx, context, {
          name: choices.name,
          allowedIps: addresses(choices.allowedIps),
          expiresAt: momentOf(choices.expiresAt),
          replaces: null,
          scopes: await chooseScopes(tx),
        });
        await conclude(tx, context, [], audited("create", made.row, { scopes: made.row.scopes }));
        return made;
      });
    },

    async update(context: PersonContext, id: string, change: z.output<typeof heldChange>): Promise<HeldRow> {
      return context.runtime.db.transaction(async (tx) => {
        const before = await find(tx, context, id);
        const row = await updateHeld(tx, table, context.caller.user.id, id, {
          ...(change.name !== undefined && { name: change.name }),
          ...(change.disabled !== undefined && {
            disabledAt: change.disabled ? (before.disabledAt ?? new Date()) : null,
          }),
          ...(change.allowedIps !== undefined && { allowedIps: addresses(change.allowedIps) }),
          ...(change.expiresAt !== undefined && { expiresAt: momentOf(change.expiresAt) }),
        });
        if (!row) return before;
        await conclude(tx, context, tags(id), audited("update", row, { changed: Object.keys(change) }));
        return row;
      });
    },

    /**
     * Makes a new one like it, with the same expiry; the old one works on for the overlap. Throws `ApiError("conflict")`
     * for one that has expired or is disabled.
     */
    async rotate(context: PersonContext, id: string, overlapSeconds: number): Promise<MadeHeld> {
      return context.runtime.db.transaction(async (tx) => {
        await lockUser(tx, context.caller.user.id);
        const old = await find(tx, context, id);
        const status = statusOf(old);
        if (status !== "active") throw new ApiError("conflict", `It is ${status}: rotate one that works.`);
        // The new secret must not reach further than whoever asks for it.
        if (old.scopes) await requireGrantable(tx, context, old.scopes);
        else if (!(await isUnbounded(tx, context))) {
          throw new ApiError("forbidden", "This credential holds less than the one that it would renew.");
        }
        const made = await insert(tx, context, {
          name: old.name,
          allowedIps: old.allowedIps,
          expiresAt: old.expiresAt,
          replaces: old.id,
          scopes: old.scopes,
        });
        await retire(tx, context, old, overlapSeconds);
        await conclude(tx, context, tags(id), audited("rotate", old, { overlapSeconds, successor: made.row.id }));
        return made;
      });
    },

    async revoke(context: PersonContext, id: string): Promise<{ id: string; removed: true }> {
      return context.runtime.db.transaction(async (tx) => {
        const row = await updateHeld(tx, table, context.caller.user.id, id, { revokedAt: new Date() });
        if (!row) throw notFound();
        await kind.onRevoke?.(tx, id);
        await conclude(tx, context, tags(id), audited("revoke", row));
        return { id, removed: true };
      });
    },
  };

  async function retire(tx: Database, { caller }: PersonContext, old: HeldRow, overlapSeconds: number): Promise<void> {
    if (overlapSeconds === 0) {
      await updateHeld(tx, table, caller.user.id, old.id, { revokedAt: new Date() });
      await kind.onRevoke?.(tx, old.id);
      return;
    }
    const end = new Date(Date.now() + overlapSeconds * 1000);
    const expiresAt = old.expiresAt && old.expiresAt < end ? old.expiresAt : end;
    await updateHeld(tx, table, caller.user.id, old.id, { expiresAt });
  }
}
