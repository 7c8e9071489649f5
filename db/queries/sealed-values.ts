import type { Database } from "../client";

/** A value in SafeStore, with all that it takes to open it but the pepper. */
export interface SealedValue {
  recordId: string;
  ownerKey: Uint8Array;
  sealed: string;
}

interface Home {
  table: string;
  key: string;
  /** Gives the owner's key of a row `t`. */
  ownerKey: string;
}

const SYSTEM_KEY = "(select owner_key from settings where id = 1)";

/** Where sealed values live, by the purpose that they are sealed for. */
const HOMES = {
  "client-secret": {
    table: "application_secrets",
    key: "id",
    ownerKey: `(select coalesce(u.owner_key, ${SYSTEM_KEY})
      from applications a left join users u on u.id = a.owner_id where a.id = t.application_id)`,
  },
  "two-factor": {
    table: "two_factor",
    key: "user_id",
    ownerKey: "(select owner_key from users where id = t.user_id)",
  },
  "webhook-secret": {
    table: "webhook_secrets",
    key: "id",
    ownerKey: `(select u.owner_key
      from webhook_endpoints e join users u on u.id = e.user_id where e.id = t.endpoint_id)`,
  },
  "signing-key": { table: "signing_keys", key: "kid", ownerKey: SYSTEM_KEY },
} as const satisfies Record<string, Home>;

export type SealedPurpose = keyof typeof HOMES;

export const SEALED_PURPOSES = Object.keys(HOMES) as SealedPurpose[];

/** The tables that hold sealed values. */
export const SEALED_TABLES: readonly string[] = Object.values(HOMES).map(({ table }) => table);

/** Every value that is sealed for a purpose. */
export function listSealed(db: Database, purpose: SealedPurpose): Promise<SealedValue[]> {
  const { table, key, ownerKey } = HOMES[purpose];
  return db.once(`select t.${key} as "recordId", ${ownerKey} as "ownerKey", t.sealed from ${table} t order by 1`);
}

/** Puts a value in place of another, unless that was replaced meanwhile. Gives whether it was put. */
export async function replaceSealed(
  db: Database,
  purpose: SealedPurpose,
  { recordId, sealed }: Pick<SealedValue, "recordId" | "sealed">,
  again: string,
): Promise<boolean> {
  const { table, key } = HOMES[purpose];
  const rows = await db.all(`update ${table} set sealed = $3 where ${key} = $1 and sealed = $2 returning ${key}`, [
    recordId,
    sealed,
    again,
  ]);
  return rows.length > 0;
}
