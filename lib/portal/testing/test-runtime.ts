import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import postgres from "postgres";
import type { AuditSealer } from "../../../db/audit-sealer";
import type { Database } from "../../../db/client";
import { openDatabase } from "../../../db/open-database";
import { findUserByIdentifier } from "../../../db/queries/users";
import { getLastUsed } from "../../access/last-used";
import { auditSealer } from "../../credentials/audit-sealer";
import { type Env, readEnv } from "../../env";
import { mailSettled } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { getUsageCounter } from "../../usage/usage";
import { startSession } from "../accounts/portal-session";
import { signUp } from "../accounts/sign-up";
import { prepareSystem } from "../system/prepare-system";
import { type TestPerson, testPerson } from "./test-person";

const ADMIN = { email: "admin@gatehouse.test", password: "correct horse battery" };

const ORIGIN = { address: "192.0.2.1", requestId: "req_test", userAgent: null };

/** A database of its own: in memory, or a new one on the PostgreSQL of TEST_DATABASE_URL. */
async function freshDatabase(sealer: AuditSealer): Promise<{ db: Database; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    return {
      db: await openDatabase({ folder: null, image: process.env.TEST_DATABASE_IMAGE }, sealer),
      drop: async () => undefined,
    };
  const name = `gatehouse_unit_${randomBytes(6).toString("hex")}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    db: await openDatabase({ url: url.href }, sealer),
    async drop() {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

/** A prepared system for tests: a real database, an outbox of its own, people on demand. */
export interface TestRuntime {
  runtime: Runtime;
  /** A new person with the default role, signed in. */
  person: () => Promise<TestPerson>;
  admin: () => Promise<TestPerson>;
  /** The same system with another configuration, and with counters and memories of its own. */
  variant: (change: Partial<Env>) => Runtime;
  close: () => Promise<void>;
}

/** Opens a prepared system; `variables` override its environment. */
export async function openTestRuntime(variables: Record<string, string> = {}): Promise<TestRuntime> {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-unit-"));
  const env = readEnv({
    AUTH_SECRET: "test-secret-test-secret-test-secret-test",
    SAFESTORE_PEPPER: Buffer.alloc(32, 7).toString("base64url"),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    RATE_LIMIT_FACTOR: "10000",
    DATA_DIR: dataDir,
    ...variables,
  });
  const { db, drop } = await freshDatabase(auditSealer(env.peppers));
  await db.migrate("db/migrations");
  const runtime: Runtime = { env, db, log: pino({ level: "silent" }) };
  await prepareSystem(db, env, [
    { name: "products:read", description: "See the products" },
    { name: "products:write", description: "Change the products" },
  ]);

  const signedIn = async (identifier: string, password: string) => {
    const user = await findUserByIdentifier(db, identifier);
    if (!user) throw new Error(`nobody is called ${identifier}`);
    const session = await db.transaction((tx) => startSession(tx, user, { ...ORIGIN, method: "password" }));
    return testPerson(runtime, user, password, session);
  };

  return {
    runtime,
    async person() {
      const username = `u${randomBytes(6).toString("hex")}`;
      const password = `pw-${username}`;
      await signUp(
        runtime,
        { name: `Test ${username}`, email: `${username}@example.test`, username, password },
        ORIGIN,
      );
      return signedIn(username, password);
    },
    variant: (change) => ({ ...runtime, env: { ...env, ...change } }),
    admin: () => signedIn(ADMIN.email, ADMIN.password),
    async close() {
      await mailSettled(runtime);
      await getLastUsed(runtime).stop();
      await getUsageCounter(runtime).stop();
      await db.close();
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
