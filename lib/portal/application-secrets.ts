import type { Database } from "../../db/client";
import {
  deleteExpiredSecrets,
  endSecretsBy,
  insertSecret,
  listSecrets,
  type SecretFacts,
  type SecretRow,
} from "../../db/queries/applications";
import { ApiError } from "../api-error";
import { digestSecret } from "../credentials/pepper";
import { open, seal } from "../credentials/safe-store";
import { newSecret } from "../credentials/secret";
import { newId } from "../ids";
import type { Runtime } from "../runtime";

/** Two, so that one can be replaced by the other without an outage. */
const SECRETS_AT_ONCE = 2;

/** The application that a secret belongs to, and its owner's half of the SafeStore key. */
export interface SecretOwner {
  applicationId: string;
  ownerKey: Uint8Array;
}

const place = (id: string, ownerKey: Uint8Array) => ({ purpose: "client-secret", recordId: id, ownerKey });

/**
 * Gives an application one more client secret: kept as a keyed digest, to recognise it, and sealed, to show it again.
 * The older ones end after `overlapSeconds`, if it is given. Throws `ApiError("conflict")` where two work already.
 */
export async function addSecret(
  tx: Database,
  { env }: Pick<Runtime, "env">,
  { applicationId, ownerKey }: SecretOwner,
  overlapSeconds?: number,
): Promise<{ row: SecretRow; clientSecret: string }> {
  if (overlapSeconds !== undefined) {
    await endSecretsBy(tx, applicationId, new Date(Date.now() + overlapSeconds * 1000));
  }
  await deleteExpiredSecrets(tx, applicationId);
  const working = await listSecrets(tx, [applicationId]);
  if (working.length >= SECRETS_AT_ONCE) {
    throw new ApiError("conflict", "Two client secrets work already. Drop one of them first.");
  }
  const id = newId("sec");
  const clientSecret = newSecret("sec");
  const row = await insertSecret(tx, {
    id,
    applicationId,
    digest: digestSecret(env.peppers, clientSecret),
    sealed: await seal(env.peppers, place(id, ownerKey), clientSecret),
    hint: clientSecret.slice(-4),
  });
  return { row, clientSecret };
}

/** A client secret in clear. Throws `SafeStoreError` where the row, the owner or the pepper is not the one it was sealed for. */
export const revealSecret = ({ env }: Pick<Runtime, "env">, row: SecretRow, ownerKey: Uint8Array): Promise<string> =>
  open(env.peppers, place(row.id, ownerKey), row.sealed);

/** What the contracts show of a secret. */
export const secretView = ({ id, hint, createdAt, expiresAt, lastUsedAt }: SecretFacts) => ({
  id,
  hint,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
