import type { Database } from "../../db/client";
import {
  deleteExpiredSecrets,
  endSecretsIn,
  insertSecret,
  listSecrets,
  type SecretFacts,
  type SecretRow,
  secretExists,
} from "../../db/queries/applications";
import { ApiError } from "../api-error";
import { digestSecret, lookUpDigests } from "../credentials/pepper";
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
    await endSecretsIn(tx, applicationId, overlapSeconds);
  }
  await deleteExpiredSecrets(tx, applicationId);
  const working = await listSecrets(tx, [applicationId]);
  if (working.length >= SECRETS_AT_ONCE) {
    throw new ApiError("conflict", "Two client secrets work already. Drop one of them first.");
  }
  const clientSecret = newSecret("sec");
  return { row: await keepSecret(tx, { env }, { applicationId, ownerKey }, clientSecret), clientSecret };
}

/** Keeps a secret of an application: as a keyed digest, and sealed. A secret that another one has is a unique violation. */
async function keepSecret(
  tx: Database,
  { env }: Pick<Runtime, "env">,
  { applicationId, ownerKey }: SecretOwner,
  clientSecret: string,
): Promise<SecretRow> {
  const id = newId("sec");
  return insertSecret(tx, {
    id,
    applicationId,
    digest: digestSecret(env.peppers, clientSecret),
    sealed: await seal(env.peppers, place(id, ownerKey), clientSecret),
    hint: clientSecret.slice(-4),
  });
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

/**
 * Gives an application the secret that it brought along from another system; `false` where another one has the same, so
 * that neither would be its own.
 */
export async function takeOverSecret(
  tx: Database,
  { env }: Pick<Runtime, "env">,
  owner: SecretOwner,
  clientSecret: string,
): Promise<boolean> {
  for (const digest of lookUpDigests(env.peppers, clientSecret)) if (await secretExists(tx, digest)) return false;
  await keepSecret(tx, { env }, owner, clientSecret);
  return true;
}
