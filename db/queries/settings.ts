import { eq, sql } from "drizzle-orm";
import type { Database } from "../client";
import { settings } from "../schema/system";

/** The settings row: what an administrator changed from the defaults, and the system's half of its SafeStore keys. */
export async function readSettingsRow({ orm }: Database): Promise<{ values: unknown; ownerKey: Uint8Array }> {
  const [row] = await orm
    .select({ values: settings.values, ownerKey: settings.ownerKey })
    .from(settings)
    .where(eq(settings.id, 1));
  if (!row) throw new Error("the settings row is missing: the database was not prepared");
  return row;
}

/** The changed values, with the row locked until the transaction ends, so that two changes at once add up. */
export async function lockSettingsValues({ orm }: Database): Promise<unknown> {
  const [row] = await orm.select({ values: settings.values }).from(settings).where(eq(settings.id, 1)).for("update");
  return row?.values ?? {};
}

/** Keeps the operator's logo, in place of the one before; `null`: none. */
export async function writeLogo({ orm }: Database, logo: Uint8Array | null): Promise<void> {
  await orm.update(settings).set({ logo }).where(eq(settings.id, 1));
}

/** The operator's logo, where it stands at this address. */
export async function findBrandLogo({ orm }: Database, url: string): Promise<Uint8Array | null> {
  const [row] = await orm
    .select({ logo: settings.logo })
    .from(settings)
    .where(sql`${settings.values} #>> '{brandLogo,url}' = ${url}`);
  return row?.logo ?? null;
}

export async function writeSettingsValues({ orm }: Database, values: object): Promise<void> {
  await orm.update(settings).set({ values, updatedAt: sql`now()` }).where(eq(settings.id, 1));
}
