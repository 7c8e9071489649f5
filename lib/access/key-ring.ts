import type { JsonWebKey } from "node:crypto";
import type { Database } from "../../db/client";
import { insertSigningKey, listPublishedKeys, type SigningKeyRow } from "../../db/queries/signing-keys";
import { cached } from "../changes/cached";
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
import type { Runtime } from "../runtime";
import { systemOwnerKey } from "../settings/settings";

/** The keys of this server: one signs each kind of token, all of them verify and are published. */
export interface KeyRing {
  accessTokens: SigningKey;
  idTokens: SigningKey;
  published: readonly VerificationKey[];
  /** When the next of them ends; `null`: none does. */
  nextEnd: Date | null;
  find(kid: string): VerificationKey | undefined;
}

const place = (kid: string, ownerKey: Uint8Array) => ({ purpose: "signing-key", recordId: kid, ownerKey });

/** What a key signs. */
type Signs = SigningKeyRow["signs"];

/**
 * Clients take RS256 for granted in id tokens unless they are told otherwise, and a provider must offer it (OpenID
 * Connect Core §15.1, Discovery §3).
 */
const ID_TOKEN_ALGORITHM = "RS256";

async function addKey(
  db: Database,
  peppers: Peppers,
  ownerKey: Uint8Array,
  signs: Signs,
  algorithm: SigningAlgorithm,
): Promise<SigningKey> {
  const key = await newSigningKey(algorithm);
  const privateJwk = JSON.stringify(key.privateKey.export({ format: "jwk" }));
  await insertSigningKey(db, {
    kid: key.kid,
    signs,
    algorithm,
    publicJwk: key.publicJwk,
    sealed: await seal(peppers, place(key.kid, ownerKey), privateJwk),
  });
  return key;
}

/** Makes and stores the keys that sign from now on, with private parts sealed in SafeStore: those that are `missing`. */
export async function addSigningKeys(
  db: Database,
  peppers: Peppers,
  ownerKey: Uint8Array,
  algorithm: SigningAlgorithm,
  missing: readonly Signs[] = ["access-tokens", "id-tokens"],
): Promise<SigningKey[]> {
  const algorithms: Record<Signs, SigningAlgorithm> = { "access-tokens": algorithm, "id-tokens": ID_TOKEN_ALGORITHM };
  const keys: SigningKey[] = [];
  for (const signs of missing) keys.push(await addKey(db, peppers, ownerKey, signs, algorithms[signs]));
  return keys;
}

const liveKey = (rows: readonly SigningKeyRow[], signs: Signs) =>
  rows.find((row) => row.signs === signs && row.retiredAt === null);

async function openKey(runtime: Runtime, row: SigningKeyRow | undefined): Promise<SigningKey> {
  if (!row) throw new Error("a live signing key is missing");
  const opened = await open(runtime.env.peppers, place(row.kid, await systemOwnerKey(runtime)), row.sealed);
  return signingKeyFrom(row.algorithm, JSON.parse(opened) as JsonWebKey);
}

async function loadKeyRing(runtime: Runtime): Promise<KeyRing> {
  const rows = await listPublishedKeys(runtime.db);
  const accessTokens = await openKey(runtime, liveKey(rows, "access-tokens"));
  const idTokens = await openKey(runtime, liveKey(rows, "id-tokens"));
  const published = await Promise.all(
    rows.map(({ algorithm, publicJwk }) => verificationKeyFrom(algorithm, publicJwk as JsonWebKey)),
  );
  const byKid = new Map(published.map((key) => [key.kid, key]));
  const ends = rows.flatMap(({ publishedUntil }) => publishedUntil?.getTime() ?? []);
  const nextEnd = ends.length > 0 ? new Date(Math.min(...ends)) : null;
  return { accessTokens, idTokens, published, nextEnd, find: (kid) => byKid.get(kid) };
}

/** The keys as they are now: from memory, which a rotation anywhere empties. */
export const getKeyRing = (runtime: Runtime): Promise<KeyRing> => memory(runtime)();
const memory = perRuntime("key-ring", (runtime: Runtime) =>
  cached(runtime.db, ["signing-keys"], () => loadKeyRing(runtime), { getEnd: ({ nextEnd }) => nextEnd }),
);

/** Opens the keys that sign now, where there are any. Throws `SafeStoreError` where they do not open. */
export async function openLiveKeys(runtime: Runtime): Promise<void> {
  const rows = await listPublishedKeys(runtime.db);
  for (const signs of ["access-tokens", "id-tokens"] as const) {
    const row = liveKey(rows, signs);
    if (row) await openKey(runtime, row);
  }
}

/** Makes the first signing keys where there are none (ES256 for access tokens). Run at start. */
export async function ensureSigningKeys(runtime: Runtime): Promise<void> {
  const ownerKey = await systemOwnerKey(runtime);
  await runtime.db.transaction(async (tx) => {
    // Several instances may start at once; the second finds the first one's key.
    await tx.all("select 1 from settings where id = 1 for update");
    const rows = await listPublishedKeys(tx);
    const missing = (["access-tokens", "id-tokens"] as const).filter((signs) => !liveKey(rows, signs));
    await addSigningKeys(tx, runtime.env.peppers, ownerKey, "ES256", missing);
  });
}
