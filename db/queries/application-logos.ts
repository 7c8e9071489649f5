import { eq, sql } from "drizzle-orm";
import type { Database } from "../client";
import { applicationLogos } from "../schema/oauth";

/** Gives an application its logo, in place of the one before. */
export async function putLogo(
  { orm }: Database,
  logo: { applicationId: string; digest: string; picture: Uint8Array },
): Promise<void> {
  const { digest, picture } = logo;
  await orm
    .insert(applicationLogos)
    .values(logo)
    .onConflictDoUpdate({ target: applicationLogos.applicationId, set: { digest, picture, createdAt: sql`now()` } });
}

export async function dropLogo({ orm }: Database, applicationId: string): Promise<void> {
  await orm.delete(applicationLogos).where(eq(applicationLogos.applicationId, applicationId));
}

/** The picture with this digest; two applications may have the same one. */
export async function findLogo({ orm }: Database, digest: string): Promise<Uint8Array | null> {
  const [row] = await orm
    .select({ picture: applicationLogos.picture })
    .from(applicationLogos)
    .where(eq(applicationLogos.digest, digest))
    .limit(1);
  return row?.picture ?? null;
}
