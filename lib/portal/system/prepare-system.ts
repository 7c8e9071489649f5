import { randomBytes } from "node:crypto";
import type { Database } from "../../../db/client";
import { ADMINISTRATOR, seedSystem } from "../../../db/seed";
import { hashPassword } from "../../credentials/password";
import type { Env } from "../../env";
import { newId, randomBase62 } from "../../ids";
import { grantTypesFor } from "../../oauth/grants/grants";
import { CONSUMER_SCOPES, type ScopeDeclaration, SYSTEM_SCOPES } from "./system-scopes";

/** The first administrator, right after being made. */
export interface FirstAdmin {
  email: string;
  username: string;
  /** The password made here, to be printed once; `null` where `ADMIN_PASSWORD` gave it. */
  password: string | null;
}

/**
 * Makes the database ready to serve: scopes (the system's own and `catalogScopes`), roles, settings, the built-in
 * client, and the first administrator from `ADMIN_EMAIL` and `ADMIN_PASSWORD`. Run it at every start, after the
 * migrations. Gives the administrator it made, or `null`.
 */
export async function prepareSystem(
  db: Database,
  { admin }: Pick<Env, "admin">,
  catalogScopes: readonly ScopeDeclaration[],
): Promise<FirstAdmin | null> {
  const email = admin?.email ?? "admin@localhost";
  const password = admin?.password ?? randomBase62(20);
  const made = await seedSystem(db, {
    scopes: [...SYSTEM_SCOPES, ...catalogScopes],
    consumerScopes: CONSUMER_SCOPES,
    ownerKey: randomBytes(32),
    applicationId: newId("app"),
    applicationGrants: grantTypesFor("first-party", "public"),
    makeAdmin: async () => ({
      id: newId("usr"),
      name: "Administrator",
      email,
      username: email.slice(0, email.indexOf("@")).replace(/[^\w.-]/g, "-"),
      passwordHash: await hashPassword(password),
      role: ADMINISTRATOR,
      ownerKey: randomBytes(32),
      emailVerifiedAt: new Date(),
    }),
  });
  return made && { email: made.email, username: made.username, password: admin?.password ? null : password };
}
