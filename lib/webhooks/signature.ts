import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A new secret to sign with: 32 random bytes, written as Standard Webhooks writes them. */
export const newSigningSecret = (): string => PREFIX + randomBytes(32).toString("base64");

/** What is signed and sent. */
export interface Message {
  id: string;
  /** Seconds since 1970, of this attempt. */
  timestamp: number;
  body: string;
}

/** One signature for each secret, so that whoever verifies with either is content (Standard Webhooks, "signature scheme"). */
export function computeSignature({ id, timestamp, body }: Message, secrets: readonly string[]): string {
  const signed = `${id}.${timestamp}.${body}`;
  return secrets
    .map((secret) => createHmac("sha256", Buffer.from(secret.slice(PREFIX.length), "base64")).update(signed))
    .map((hmac) => `v1,${hmac.digest("base64")}`)
    .join(" ");
}
