import { randomBytes } from "node:crypto";
import type { Database } from "../../../db/client";
import { insertUser, type NewUser, takenUsernames, type UserRow } from "../../../db/queries/users";
import { newId, randomBase62 } from "../../ids";

/** A user name made of an email address. */
export function usernameFrom(email: string): string {
  const own = email
    .slice(0, email.lastIndexOf("@"))
    .replace(/[^A-Za-z0-9._-]/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 30);
  return own.length >= 2 ? own : `user-${own}`;
}

/** A user name, or the first free one like it: `anna`, `anna2`, … */
export async function freeUsername(tx: Database, wanted: string): Promise<string> {
  const base = wanted.slice(0, 30);
  const candidates = [wanted, ...Array.from({ length: 8 }, (_, index) => `${base}${index + 2}`)];
  const taken = await takenUsernames(tx, candidates);
  return candidates.find((name) => !taken.has(name.toLowerCase())) ?? `${base}-${randomBase62(6)}`;
}

/** Makes a person's account, with a SafeStore key of their own. A taken email or user name is a unique violation. */
export function createPerson(
  tx: Database,
  person: Pick<NewUser, "name" | "email" | "username" | "passwordHash" | "role" | "emailVerifiedAt"> & { id?: string },
): Promise<UserRow> {
  const { name, email, username, passwordHash, role, emailVerifiedAt, id = newId("usr") } = person;
  return insertUser(tx, {
    ...{ id, name, email, username, passwordHash, role, emailVerifiedAt },
    ownerKey: randomBytes(32),
  });
}
