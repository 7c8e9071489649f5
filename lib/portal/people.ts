import { randomBytes } from "node:crypto";
import type { Database } from "../../db/client";
import { insertUser, type NewUser, takenUsernames, type UserRow } from "../../db/queries/users";
import { newId, randomBase62 } from "../ids";

/** A user name made of an email address, or the first free one like it: `anna`, `anna2`, … */
export async function freeUsername(tx: Database, email: string): Promise<string> {
  const own = email
    .slice(0, email.lastIndexOf("@"))
    .replace(/[^A-Za-z0-9._-]/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 30);
  const base = own.length >= 2 ? own : `user-${own}`;
  const candidates = [base, ...Array.from({ length: 8 }, (_, index) => `${base}${index + 2}`)];
  const taken = await takenUsernames(tx, candidates);
  return candidates.find((name) => !taken.has(name.toLowerCase())) ?? `${base}-${randomBase62(6)}`;
}

/** Makes a person's account, with a SafeStore key of their own. A taken email or user name is a unique violation. */
export function createPerson(
  tx: Database,
  person: Pick<NewUser, "name" | "email" | "username" | "passwordHash" | "role" | "emailVerifiedAt">,
): Promise<UserRow> {
  return insertUser(tx, { ...person, id: newId("usr"), ownerKey: randomBytes(32) });
}
