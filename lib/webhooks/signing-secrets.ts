import type { Database } from "../../db/client";
import { insertSigning } from "../../db/queries/webhook-endpoints";
import { open, seal } from "../credentials/safe-store";
import { newId } from "../ids";
import type { Runtime } from "../runtime";
import { newSigningSecret } from "./signature";

const place = (id: string, ownerKey: Uint8Array) => ({ purpose: "webhook-secret", recordId: id, ownerKey });

/** Gives an endpoint one more secret that signs; gives it in clear. */
export async function addSigningSecret(
  tx: Database,
  { env }: Pick<Runtime, "env">,
  { endpointId, ownerKey }: { endpointId: string; ownerKey: Uint8Array },
): Promise<string> {
  const id = newId("whs");
  const secret = newSigningSecret();
  await insertSigning(tx, { id, endpointId, sealed: await seal(env.peppers, place(id, ownerKey), secret) });
  return secret;
}

/** A secret that signs, in clear. Throws `SafeStoreError`. */
export const openSecret = (
  { env }: Pick<Runtime, "env">,
  { id, sealed }: { id: string; sealed: string },
  ownerKey: Uint8Array,
): Promise<string> => open(env.peppers, place(id, ownerKey), sealed);
