import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import postgres from "postgres";
import { newAccount } from "../fixtures/account";
import { runCommand } from "../fixtures/command";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { startServer } from "../fixtures/server-process";

test.describe.configure({ timeout: 120_000 });

const { TEST_DATABASE_URL } = process.env;

test("a row of the audit log that is changed or cut off past the server is named, and the command fails", async () => {
  test.skip(!TEST_DATABASE_URL, "a row is changed past the server in a PostgreSQL: set TEST_DATABASE_URL");
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const settings = { DATABASE_URL: database.url };
  const server = await startServer(settings, { dataDir });
  const person = await newAccount(server.baseUrl);
  for (let n = 0; n < 3; n++) await person.api("POST", "/api/portal/api-keys", { name: `k${n}` });
  expect(await runCommand(["audit:verify"], dataDir, settings)).toMatchObject({
    code: 0,
    output: expect.stringContaining("The audit log is whole"),
  });
  const { output: printed } = await runCommand(["audit:checkpoint"], dataDir, settings);
  const [checkpoint = ""] = /gth-checkpoint\.\S+/.exec(printed) ?? [];
  await person.api("POST", "/api/portal/api-keys", { name: "later" });
  expect(await runCommand(["audit:verify", checkpoint], dataDir, settings)).toMatchObject({
    code: 0,
    output: expect.stringContaining("It holds what 1 checkpoint says"),
  });
  const sql = postgres(database.url, { max: 1 });
  const [row] = await sql<{ n: string }[]>`
    update audit_log set address = '203.0.113.7' where n = (select max(n) - 1 from audit_log) returning n`;
  const { code, output } = await runCommand(["audit:verify"], dataDir, settings);
  expect(code).toBe(1);
  expect(output).toContain(`broken at row ${row?.n}:`);
  await sql`delete from audit_log where n >= ${row?.n ?? 0}`;
  await sql`update audit_head set (n, hash) = (select n, hash from audit_log order by n desc limit 1)`;
  await sql.end();
  expect(await runCommand(["audit:verify"], dataDir, settings)).toMatchObject({
    code: 1,
    output: expect.stringContaining("does not end where it did"),
  });
  await server.stop();
  await database.drop();
  await rm(dataDir, { recursive: true });
});
