import type { z } from "zod";
import type { Database } from "../../../db/client";
import {
  type CredentialRow,
  countCredentials,
  findCredential,
  insertCredential,
  listCredentials,
  type NewCredential,
  updateCredential,
} from "../../../db/queries/credentials";
import { endFamilies } from "../../../db/queries/grants";
import { lockUser } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import type { ChangeTag } from "../../changes/changes";
import { momentIn, now } from "../../clock";
import type { CredentialVerb } from "../../contracts/audit-actions";
import type { credentialChange } from "../../contracts/credentials";
import { type CredentialKind, getKindFacts } from "../../credentials/kinds/credential-kinds";
import { digestSecret } from "../../credentials/pepper";
import { newSecret, secretPrefix } from "../../credentials/secret";
import { newId, randomBase62 } from "../../ids";
import { loadSettings } from "../../settings/settings";
import { grantableScopes } from "../management/grantable-scopes";
import { addressesWithin, expiryWithin, requireNoConnection, requireWithin } from "../management/made-within";
import { computeReach, onlyTakesAway, requireRights } from "../management/required-rights";
import type { PersonContext } from "../management/use-case";

export interface CredentialChoices {
  name: string;
  expiresAt?: string | null | undefined;
  allowedIps?: readonly string[] | null | undefined;
  /** `null`: all that the owner may do. */
  scopes?: readonly string[] | null | undefined;
}

/** What is changed; scopes only of kinds that let them be. */
export type CredentialUpdate = z.output<typeof credentialChange> & Pick<CredentialChoices, "scopes">;

/** A credential right after being made: the only moment at which its secret is known. */
export interface CreatedCredential {
  row: CredentialRow;
  secret: string;
}

const addresses = (given: readonly string[] | null | undefined) => (given && given.length > 0 ? [...given] : null);
const toDate = (given: string | null | undefined) => (given ? new Date(given) : null);

/** A credential as its owner is shown it. */
export const credentialView = (row: CredentialRow) => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  allowedIps: row.allowedIps,
  status: getStatus(row),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  lastUsedAddress: row.lastUsedAddress,
  replaces: row.replaces,
  createdAt: row.createdAt.toISOString(),
  ...(row.username !== null && { username: row.username }),
});

const changeable = ({ name, scopes, allowedIps, expiresAt, disabledAt }: CredentialRow) => ({
  ...{ name, scopes, allowedIps, expiresAt },
  disabled: disabledAt !== null,
});

function getStatus({ expiresAt, disabledAt }: CredentialRow): "active" | "expired" | "disabled" {
  if (expiresAt && expiresAt.getTime() <= now()) return "expired";
  return disabledAt ? "disabled" : "active";
}

/**
 * What a person can do with one kind of credential: the one mechanism behind API keys, access tokens and B2B logins.
 * Another person's id is `notFound`, as an unknown one is. Every change is audited in its own transaction.
 */
export function credentialUseCases(kind: CredentialKind) {
  const { id: idPrefix, secret: getSecret, limit, madeByApps, presented, words } = getKindFacts(kind);
  const getOwner = ({ caller }: PersonContext) => ({ kind, userId: caller.user.id });
  const notFound = () => new ApiError("notFound", `You have no such ${words.one}.`);
  const tags = (id: string): ChangeTag[] => [`credential:${id}`];
  const audited = (verb: CredentialVerb, row: CredentialRow, detail: Record<string, unknown> = {}) => ({
    action: `${kind}.${verb}` as const,
    target: row.id,
    detail: { name: row.name, prefix: row.prefix, ...detail },
  });

  const find = async (db: Database, context: PersonContext, id: string): Promise<CredentialRow> => {
    const row = await findCredential(db, getOwner(context), id);
    if (!row) throw notFound();
    return row;
  };

  const insert = async (
    tx: Database,
    context: PersonContext,
    row: Pick<NewCredential, "name" | "allowedIps" | "expiresAt" | "replaces" | "madeByGrant" | "scopes">,
  ): Promise<CreatedCredential> => {
    const { caller, runtime } = context;
    if (!madeByApps) requireNoConnection(caller, words.many);
    const secret = newSecret(getSecret);
    const made = await insertCredential(tx, {
      ...row,
      ...getOwner(context),
      madeByGrant: caller.bounds.grantId ?? row.madeByGrant,
      id: newId(idPrefix),
      username: presented === "login" ? `${idPrefix}_${randomBase62(16)}` : null,
      digest: digestSecret(runtime.env.peppers, secret),
      prefix: secretPrefix(secret),
    });
    return { row: made, secret };
  };

  const end = async (tx: Database, context: PersonContext, id: string): Promise<CredentialRow | null> => {
    const row = await updateCredential(tx, getOwner(context), id, { revokedAt: momentIn(0) });
    if (row) await endFamilies(tx, { credentialId: id }, "credential-revoked");
    return row;
  };

  return {
    list: (context: PersonContext): Promise<CredentialRow[]> => listCredentials(context.runtime.db, getOwner(context)),

    get: (context: PersonContext, id: string): Promise<CredentialRow> => find(context.runtime.db, context, id),

    /** Throws `ApiError("conflict")` at the limit. */
    async create(context: PersonContext, choices: CredentialChoices): Promise<CreatedCredential> {
      const most = (await loadSettings(context.runtime)).limits[limit.setting];
      return context.runtime.db.transaction(async (tx) => {
        // The lock makes two creations at once count one after the other.
        await lockUser(tx, context.caller.user.id);
        if ((await countCredentials(tx, getOwner(context))) >= most) {
          throw new ApiError("conflict", `You have ${most} ${words.many}, and cannot have more. Revoke one first.`);
        }
        const made = await insert(tx, context, {
          name: choices.name,
          allowedIps: addressesWithin(context.caller, addresses(choices.allowedIps)),
          expiresAt: expiryWithin(context.caller, toDate(choices.expiresAt)),
          replaces: null,
          madeByGrant: null,
          scopes: await grantableScopes(tx, context, choices.scopes ?? null),
        });
        await conclude(tx, context, [], audited("create", made.row, { scopes: made.row.scopes }));
        return made;
      });
    },

    async update(context: PersonContext, id: string, change: CredentialUpdate): Promise<CredentialRow> {
      return context.runtime.db.transaction(async (tx) => {
        const before = await find(tx, context, id);
        const scopes = await rescoped(tx, context, before, change);
        const row = await updateCredential(tx, getOwner(context), id, {
          ...(change.name !== undefined && { name: change.name }),
          ...(change.disabled !== undefined && {
            disabledAt: change.disabled ? (before.disabledAt ?? momentIn(0)) : null,
          }),
          ...(scopes !== undefined && { scopes }),
          ...(change.allowedIps !== undefined && {
            allowedIps: addressesWithin(context.caller, addresses(change.allowedIps)),
          }),
          ...(change.expiresAt !== undefined && {
            expiresAt: expiryWithin(context.caller, toDate(change.expiresAt)),
          }),
        });
        if (!row) return before;
        await conclude(tx, context, tags(id), {
          ...audited("update", row),
          changes: changesBetween(changeable(before), changeable(row)),
        });
        return row;
      });
    },

    /**
     * Makes a new one like it, with the same expiry; the old one works on for the overlap. Throws `ApiError("conflict")`
     * for one that has expired or is disabled.
     */
    async rotate(context: PersonContext, id: string, overlapSeconds: number): Promise<CreatedCredential> {
      return context.runtime.db.transaction(async (tx) => {
        await lockUser(tx, context.caller.user.id);
        const old = await find(tx, context, id);
        const status = getStatus(old);
        if (status !== "active") throw new ApiError("conflict", `It is ${status}: rotate one that works.`);
        await requireReach(tx, context, await computeReach(tx, context, old.scopes));
        requireWithin(context.caller, old);
        const made = await insert(tx, context, {
          name: old.name,
          allowedIps: old.allowedIps,
          expiresAt: old.expiresAt,
          replaces: old.id,
          madeByGrant: old.madeByGrant,
          scopes: old.scopes,
        });
        await retire(tx, context, old, overlapSeconds);
        await conclude(tx, context, tags(id), audited("rotate", old, { overlapSeconds, successor: made.row.id }));
        return made;
      });
    },

    async revoke(context: PersonContext, id: string): Promise<{ id: string; removed: true }> {
      return context.runtime.db.transaction(async (tx) => {
        const row = await end(tx, context, id);
        if (!row) throw notFound();
        await conclude(tx, context, tags(id), audited("revoke", row));
        return { id, removed: true };
      });
    },
  };

  /** Refuses with 403 whoever holds less than the credential that is changed or renewed. */
  function requireReach(tx: Database, context: PersonContext, reach: readonly string[]): Promise<void> {
    return requireRights(tx, context, { noun: words.one, scopes: reach });
  }

  /** The scopes to store for a change. Whoever holds less than the credential may switch it off or take scopes from it. */
  async function rescoped(
    tx: Database,
    context: PersonContext,
    { scopes: before }: CredentialRow,
    { scopes, ...change }: CredentialUpdate,
  ): Promise<string[] | null | undefined> {
    const reach = await computeReach(tx, context, before);
    const takes = change.disabled === true || scopes !== undefined;
    if (takes && scopes !== null && onlyTakesAway({ ...change, scopes }, { scopes: before ?? reach })) {
      return scopes && [...scopes];
    }
    await requireReach(tx, context, reach);
    return scopes === undefined ? undefined : grantableScopes(tx, context, scopes);
  }

  async function retire(
    tx: Database,
    context: PersonContext,
    old: CredentialRow,
    overlapSeconds: number,
  ): Promise<void> {
    if (overlapSeconds === 0) {
      await end(tx, context, old.id);
      return;
    }
    const last = momentIn(overlapSeconds * 1000);
    const expiresAt = old.expiresAt && old.expiresAt < last ? old.expiresAt : last;
    await updateCredential(tx, getOwner(context), old.id, { expiresAt });
  }
}
