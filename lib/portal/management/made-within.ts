import { rangeIn } from "../../access/address";
import type { Caller } from "../../access/caller";
import { ApiError } from "../../api-error";

type Maker = Pick<Caller, "bounds">;

const outside = (field: string, message: string) =>
  new ApiError("forbidden", message, { details: [{ field, message }] });

/**
 * When what the caller makes ends: as wished, or with the caller's own credential where no end is wished. A credential
 * that expires could else make itself one that does not. Throws `ApiError("forbidden")` for a later end.
 */
export function expiryWithin({ bounds: { expiresAt } }: Maker, wanted: Date | null): Date | null {
  if (expiresAt === null) return wanted;
  if (wanted !== null && wanted > expiresAt) {
    throw outside("expiresAt", `This credential ends on ${expiresAt.toISOString()}: nothing it makes may end later.`);
  }
  return wanted ?? expiresAt;
}

/**
 * The addresses that what the caller makes may be used from: as wished, or the caller's own where none are wished. Throws
 * `ApiError("forbidden")` for an address outside those.
 */
export function addressesWithin({ bounds: { addresses } }: Maker, wanted: readonly string[] | null): string[] | null {
  if (addresses === null || addresses.length === 0) return wanted && [...wanted];
  const foreign = wanted?.find((range) => !addresses.some((own) => rangeIn(range, own)));
  if (foreign !== undefined) {
    throw outside("allowedIps", `This credential may not be used from ${foreign}: nothing it makes may be.`);
  }
  return [...(wanted ?? addresses)];
}

/**
 * Refuses with 403 to renew what is good for longer than the caller's own credential, or from elsewhere: whoever asks
 * learns the new secret. Throws `ApiError`.
 */
export function requireWithin(
  { bounds: { expiresAt, addresses } }: Maker,
  old: { expiresAt: Date | null; allowedIps: readonly string[] | null },
): void {
  if (expiresAt !== null && (old.expiresAt === null || old.expiresAt > expiresAt)) {
    throw outside("expiresAt", "It is good for longer than this credential, which so cannot renew it.");
  }
  const own = addresses ?? [];
  const within = old.allowedIps?.every((range) => own.some((each) => rangeIn(range, each))) ?? false;
  if (own.length > 0 && !within) {
    throw outside("allowedIps", "It may be used from elsewhere than this credential, which so cannot renew it.");
  }
}

/**
 * Refuses with 403 to let an app that acts for a person make what would not end with its connection: the person would
 * disconnect it and it would go on. `noun` names the thing.
 */
export function requireNoConnection({ bounds: { grantId } }: Maker, noun: string): void {
  if (grantId === null) return;
  throw new ApiError("forbidden", `An app that acts for you cannot have ${noun}: it would outlast its connection.`);
}
