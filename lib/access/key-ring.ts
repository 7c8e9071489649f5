import type { JsonWebKey } from "node:crypto";
import type { Database } from "../../db/client";
import { insertSigningKey, listPublishedKeys } from "../../db/queries/signing-keys";
import type { Peppers } from "../credentials/pepper";
import { open, seal } from "../credentials/safe-store";
import {
  newSigningKey,
  type SigningAlgorithm,
  type SigningKey,
  signingKeyFrom,
  type VerificationKey,
  verificationKeyFrom,
} from "../oauth/signing-key";
import { perRuntime } from "../per-runtime";
import { systemOwnerKey } from "../portal/settings";
import type { Runtime } from "../runtime";
import { remembered } from "./remembered";

/** The keys of this server: one signs, all of them verify and are published. */
export interface KeyRing {
  current: SigningKey;
  published: readonly VerificationKey[];
  find(kid: string): VerificationKey | undefined;
}

const place = (kid: string, ownerKey: Uint8Array) => ({ purpose: "signing-key", recordId: kid, ownerKey });

/** Makes and stores a signing key; its private part is sealed in SafeStore. */
export async function addSigningKey(
  db: Database,
  peppers: Peppers,
  ownerKey: Uint8Array,
  algorithm: SigningAlgorithm,
): Promise<SigningKey> {
  const key = await newSigningKey(algorithm);
  const privateJwk = JSON.stringify(key.privateKey.export({ format: "jwk" }));
  await insertSigningKey(db, {
    kid: key.kid,
    algorithm,
    publicJwk: key.publicJwk,
    sealed: await seal(peppers, place(key.kid, ownerKey), privateJwk),
  });
  return key;
}

async function loadKeyRing(runtime: Runtime): Promise<KeyRing> {
  const rows = await listPublishedKeys(runtime.db);
  const newest = rows.find(({ retiredAt }) => retiredAt === null);
  if (!newest) throw new Error("there is no live signing key");
  const opened = await open(runtime.env.peppers, place(newest.kid, await systemOwnerKey(runtime)), newest.sealed);
  const current = await signingKeyFrom(newest.algorithm, JSON.parse(opened) as JsonWebKey);
  const published = await Promise.all(
    rows.map(({ algorithm, publicJwk }) => verificationKeyFrom(algorithm, publicJwk as JsonWebKey)),
  );
  const byKid = new Map(published.map((key) => [key.kid, key]));
  return { current, published, find: (kid) => byKid.get(kid) };
}

/** The keys as they are now: from memory, which a rotation anywhere empties. */
export const keyRingOf = (runtime: Runtime): Promise<KeyRing> => memory(runtime)();
const memory = perRuntime("key-ring", (runtime: Runtime) => remembered(["signing-keys"], () => loadKeyRing(runtime)));

/** Makes the first signing key where there is none (ES256). Run at start, under the lock of `prepareSystem`'s order. */
export async function ensureSigningKey(runtime: Runtime): Promise<void> {
  const ownerKey = await systemOwnerKey(runtime);
  await runtime.db.transaction(async (tx) => {
    // Several instances may start at once; the second finds the first one's key.
    await tx.all("select 1 from settings where id = 1 for update");
    const keys = await listPublishedKeys(tx);
    if (!keys.some(({ retiredAt }) => retiredAt === null)) {
      await addSigningKey(tx, runtime.env.peppers, ownerKey, "ES256");
    }
  });
}
