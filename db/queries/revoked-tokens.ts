import type { Database } from "../client";

/** Revokes one access token until it would have expired. */
export async function revokeAccessToken(db: Database, jti: string, expiresAt: Date): Promise<void> {
  await db.all("insert into revocations (jti, expires_at) values ($1, $2) on conflict do nothing", [jti, expiresAt]);
}
