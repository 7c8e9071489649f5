import { hkdf } from "node:crypto";
import { promisify } from "node:util";
import { CompactEncrypt, compactDecrypt } from "jose";
import type { Pepper, Peppers } from "./pepper";

const deriveKey = promisify(hkdf);

/** Where a sealed value belongs. A value sealed for one place does not open in another. */
export interface SafeStorePlace {
  /** What it is: `client-secret`, `signing-key` … */
  purpose: string;
  /** The row that holds it. */
  recordId: string;
  /** The owner's own 32 random bytes, from the database. */
  ownerKey: Uint8Array;
}

/** A sealed value did not open: it was altered, moved, or its pepper is gone. Says no more, on purpose. */
export class SafeStoreError extends Error {
  override readonly name = "SafeStoreError";
}

async function keyFor(pepper: Pepper, place: SafeStorePlace): Promise<Uint8Array> {
  if (place.ownerKey.length !== 32) throw new SafeStoreError("the owner's key is not 32 bytes");
  const material = Buffer.concat([pepper.secret, place.ownerKey]);
  const info = JSON.stringify(["gatehouse safe-store 1", place.purpose, place.recordId]);
  return new Uint8Array(await deriveKey("sha512", material, new Uint8Array(0), info, 64));
}

/**
 * Seals text with split knowledge (DESIGN §5): AES-256-CBC with HMAC-SHA-512, encrypt-then-MAC (RFC 7518 §5.2.5), under
 * a key that takes both the server's pepper and the owner's key to derive. Gives a compact JWE.
 */
export async function seal(peppers: Peppers, place: SafeStorePlace, text: string): Promise<string> {
  const [pepper] = peppers;
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: "dir", enc: "A256CBC-HS512", kid: pepper.id })
    .encrypt(await keyFor(pepper, place));
}

/** Opens what `seal` made for the same place, under whichever live pepper sealed it. Throws `SafeStoreError`. */
export async function open(peppers: Peppers, place: SafeStorePlace, sealed: string): Promise<string> {
  try {
    const { plaintext } = await compactDecrypt(
      sealed,
      async ({ kid }) => {
        const pepper = peppers.find(({ id }) => id === kid);
        if (!pepper) throw new SafeStoreError("sealed under a pepper that is not configured");
        return keyFor(pepper, place);
      },
      { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256CBC-HS512"] },
    );
    // To the letter: a decoder of its own accord leaves out a byte order mark.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plaintext);
  } catch (cause) {
    throw new SafeStoreError("a sealed value did not open", { cause });
  }
}

/** Whether a value was sealed under another pepper than the current one and wants sealing again. */
export function isStale(peppers: Peppers, sealed: string): boolean {
  const [header = ""] = sealed.split(".");
  const { kid } = JSON.parse(Buffer.from(header, "base64url").toString()) as { kid?: unknown };
  return kid !== peppers[0].id;
}
