import type { Addressee } from "./letter";

/**
 * Whom a letter goes to. By name only where the address is known to be theirs: whoever signs up with somebody else's
 * would else have us mail them words of their own.
 */
export const toAddressee = (
  { email, name, emailVerifiedAt }: { email: string; name: string; emailVerifiedAt: Date | null },
  brand: string,
): Addressee => ({ to: email, name: emailVerifiedAt ? name : null, brand });
