import { Secret, TOTP } from "otpauth";

/** Seconds that one code stands for. */
const PERIOD = 30;

/** Steps that a phone's clock may be ahead or behind (RFC 6238 §5.2). */
const DRIFT = 1;

// What every authenticator app takes; some ignore any other choice in the address and then show codes that never fit.
const createTotp = (seed: string, label?: { issuer: string; account: string }) =>
  new TOTP({
    secret: Secret.fromBase32(seed),
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD,
    ...(label && { issuer: label.issuer, label: label.account }),
  });

/** A new seed of 160 bits (RFC 4226 §4), in base32. */
export const newTotpSeed = (): string => new Secret({ size: 20 }).base32;

/** The `otpauth://` address that an authenticator app reads from a QR code. */
export const totpUri = (seed: string, label: { issuer: string; account: string }): string =>
  createTotp(seed, label).toString();

/** The time step that a code of six digits belongs to, if it is one of now; the caller sees to it that none is used twice. */
export function stepOfCode(seed: string, code: string, now = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = createTotp(seed).validate({ token: code, timestamp: now, window: DRIFT });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}
