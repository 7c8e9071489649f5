import { createHmac, timingSafeEqual } from "node:crypto";
import type { Pepper, Peppers } from "./pepper";

/** What is sealed: one for another would let a row pass for the end of the log. */
type Sealed = "row" | "head" | "checkpoint" | "archived";

/** A place in the audit log, named by the hash that covers it and all before it. */
export interface AuditPlace {
  n: number;
  /** In hexadecimal. */
  hash: string;
}

// A key of its own: what seals the log opens nothing, and no digest of a secret is a seal.
const deriveKey = ({ secret }: Pepper) => createHmac("sha256", secret).update("audit-log\0").digest();

const macOf = (pepper: Pepper, kind: Sealed, { n, hash }: AuditPlace, more: string) =>
  createHmac("sha256", deriveKey(pepper)).update([kind, n, hash, more].join("\0")).digest("base64url");

/** Seals a place of the audit log under the current pepper: whoever writes the database alone cannot make one. */
export const sealPlace = ([pepper]: Peppers, kind: Sealed, place: AuditPlace, more = ""): string =>
  `${pepper.id}.${macOf(pepper, kind, place, more)}`;

/** What seals the rows of the audit log as they are written. */
export const auditSealer = (peppers: Peppers) => ({
  row: (place: AuditPlace) => sealPlace(peppers, "row", place),
  head: (place: AuditPlace) => sealPlace(peppers, "head", place),
});

/** Whether a seal was made under the current pepper. */
export const isCurrentSeal = ([{ id }]: Peppers, seal: string): boolean => seal.startsWith(`${id}.`);

/** Whether a seal fits its place; `unknown` where it was made under a pepper that is not listed. */
export function checkSeal(
  peppers: Peppers,
  kind: Sealed,
  place: AuditPlace,
  seal: string,
  more = "",
): "good" | "bad" | "unknown" {
  const [id, mac = ""] = seal.split(".", 2);
  const pepper = peppers.find((one) => one.id === id);
  if (!pepper) return "unknown";
  const [given, right] = [Buffer.from(mac), Buffer.from(macOf(pepper, kind, place, more))];
  return given.length === right.length && timingSafeEqual(given, right) ? "good" : "bad";
}
