import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type JsonWebKey,
  type KeyObject,
  type SignKeyObjectInput,
  sign,
  verify,
} from "node:crypto";
import { promisify } from "node:util";
import { calculateJwkThumbprint } from "jose";

/** Algorithms that sign tokens (RFC 7518 §3.1, RFC 8037); HS256 never does. */
export const SIGNING_ALGORITHMS = ["ES256", "RS256", "EdDSA"] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

interface Mechanism {
  generate(): Promise<{ privateKey: KeyObject }>;
  digest: "sha256" | null;
  options: Omit<SignKeyObjectInput, "key">;
  /** Whether a signature takes so long that it belongs on the thread pool. */
  slow: boolean;
}

const newPair = promisify(generateKeyPair);

const MECHANISMS: Record<SigningAlgorithm, Mechanism> = {
  ES256: {
    generate: () => newPair("ec", { namedCurve: "P-256" }),
    digest: "sha256",
    options: { dsaEncoding: "ieee-p1363" },
    slow: false,
  },
  RS256: { generate: () => newPair("rsa", { modulusLength: 2048 }), digest: "sha256", options: {}, slow: true },
  EdDSA: { generate: () => newPair("ed25519"), digest: null, options: {}, slow: false },
};

/** A public key that verifies, and what JWKS tells of it. */
export interface VerificationKey {
  kid: string;
  algorithm: SigningAlgorithm;
  publicKey: KeyObject;
  publicJwk: JsonWebKey;
}

/** A key that signs. */
export interface SigningKey extends VerificationKey {
  privateKey: KeyObject;
}

/** A new key pair; its `kid` is the thumbprint of the public key (RFC 7638). */
export async function newSigningKey(algorithm: SigningAlgorithm): Promise<SigningKey> {
  const { privateKey } = await MECHANISMS[algorithm].generate();
  return signingKeyFrom(algorithm, privateKey.export({ format: "jwk" }));
}

/** The signing key of a private JWK. */
export async function signingKeyFrom(algorithm: SigningAlgorithm, privateJwk: JsonWebKey): Promise<SigningKey> {
  const privateKey = createPrivateKey({ key: privateJwk, format: "jwk" });
  const publicJwk = createPublicKey(privateKey).export({ format: "jwk" });
  return { ...(await verificationKeyFrom(algorithm, publicJwk)), privateKey };
}

/** The verification key of a public JWK. */
export async function verificationKeyFrom(
  algorithm: SigningAlgorithm,
  publicJwk: JsonWebKey,
): Promise<VerificationKey> {
  const kid = await calculateJwkThumbprint(publicJwk as Parameters<typeof calculateJwkThumbprint>[0]);
  return { kid, algorithm, publicKey: createPublicKey({ key: publicJwk, format: "jwk" }), publicJwk };
}

/** The bare signature over `input`. */
export function signBytes(key: SigningKey, input: Uint8Array): Promise<Uint8Array> {
  const { digest, options, slow } = MECHANISMS[key.algorithm];
  const using = { ...options, key: key.privateKey };
  if (!slow) return Promise.resolve(sign(digest, input, using));
  return new Promise((resolve, reject) => {
    sign(digest, input, using, (error, signature) => (error ? reject(error) : resolve(signature)));
  });
}

/** Whether the bare signature over `input` is the key's. */
export function verifyBytes(key: VerificationKey, input: Uint8Array, signature: Uint8Array): boolean {
  const { digest, options } = MECHANISMS[key.algorithm];
  return verify(digest, input, { ...options, key: key.publicKey }, signature);
}

/** A public key as JWKS publishes it (RFC 7517 §5). */
export const publishedJwk = ({ publicJwk, kid, algorithm }: VerificationKey): JsonWebKey => ({
  ...publicJwk,
  kid,
  alg: algorithm,
  use: "sig",
});
