import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { call, newAccount, signIn } from "../fixtures/account";
import { runCommand } from "../fixtures/command";
import { freePort, serverEnvironment, startServer } from "../fixtures/server-process";

test.describe.configure({ timeout: 120_000 });

/** Runs the server until it ends by itself. */
async function runToEnd(
  environment: NodeJS.ProcessEnv,
  script = "dist/server.mjs",
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [script], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, output };
}

test("a second start on the same data folder says so and ends with an error", async () => {
  const first = await startServer();
  try {
    const second = await runToEnd(serverEnvironment(await freePort(), first.dataDir));
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Another Gatehouse already works on ${first.dataDir}`);
  } finally {
    await first.stop();
  }
});

test("a value that makes no sense ends the start with a sentence that names the variable", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const cases: [string, string][] = [
    ["PORT", "eighty"],
    ["PUBLIC_URL", "https://api.example.com/path"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["AUTH_SECRET", "short"],
    ["SAFESTORE_PEPPER", "short"],
    ["TRUSTED_PROXIES", "10.0.0.0/99"],
    ["CONNECTIONS_PER_ADDRESS", "none"],
    ["RATE_LIMIT_FACTOR", "-1"],
    ["LOG_LEVEL", "loud"],
    ["ADMIN_EMAIL", "nobody"],
    ["SMTP_URL", "http://mail.example"],
    ["DIRECT_LANE", "banana"],
    ["MIGRATE_AT_START", "maybe"],
    ["DRAIN_SECONDS", "-1"],
    ["PLUGINS_DIR", "/nowhere/at/all"],
    ["DATABASE_POOLER_URL", "postgres://localhost:6432/x"],
    ["AUTH_GITHUB_SECRET", "without an id"],
    ["HOST", "no-such-host.invalid"],
  ];
  for (const [name, value] of cases) {
    const { code, output } = await runToEnd(serverEnvironment(await freePort(), dataDir, { [name]: value }));
    expect({ name, code }).toEqual({ name, code: 1 });
    expect(output).toContain(name);
    expect(output).not.toContain("    at ");
  }
  await rm(dataDir, { recursive: true });
});

test("a database that cannot be reached ends the start with a sentence", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const nobody = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
  const { code, output } = await runToEnd(serverEnvironment(await freePort(), dataDir, { DATABASE_URL: nobody }));
  expect(code).toBe(1);
  expect(output).toContain("DATABASE_URL");
  await rm(dataDir, { recursive: true });
});

test("a start that must not migrate refuses a schema that is behind, and npm run migrate brings it up to date", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const unasked = { MIGRATE_AT_START: "off" };
  const refused = await runToEnd(serverEnvironment(await freePort(), dataDir, unasked));
  expect(refused.code).toBe(1);
  expect(refused.output).toContain("Run npm run migrate");
  expect(await runCommand(["backup"], dataDir, unasked)).toMatchObject({ code: 1 });
  expect(await runCommand(["migrate"], dataDir, unasked)).toEqual({
    code: 0,
    output: expect.stringMatching(/Applied \d+ migrations\. The schema is up to date\./),
  });
  const server = await startServer(unasked, { dataDir });
  expect(await server.stop()).toBe(0);
  await rm(dataDir, { recursive: true });
});

test("a pepper that does not open what is stored, or one that is missing, ends the start and changes nothing", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const first = await startServer({}, { dataDir });
  const person = await newAccount(first.baseUrl);
  const { body: key } = await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
  await first.stop();

  const another = Buffer.alloc(32, 8).toString("base64url");
  const wrong = await runToEnd(serverEnvironment(await freePort(), dataDir, { SAFESTORE_PEPPER: another }));
  expect(wrong.code).toBe(1);
  expect(wrong.output).toContain("SAFESTORE_PEPPER is not the one that this database was set up with");

  // As `npm start` does: nobody makes a pepper for a database that was sealed under another one.
  const missing = await runToEnd(
    serverEnvironment(await freePort(), dataDir, { SAFESTORE_PEPPER: "" }),
    "scripts/start.mjs",
  );
  expect(missing.code).toBe(1);
  expect(missing.output).toContain("SAFESTORE_PEPPER is missing");

  const second = await startServer({}, { dataDir });
  const { status } = await call("POST", "/protected_endpoint", {
    body: {},
    headers: { "x-api-key": key.key },
    origin: second.baseUrl,
  });
  expect(status).toBe(200);
  await second.stop();
  await rm(dataDir, { recursive: true });
});

test("a stop by signal ends cleanly, and the next start finds everything", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const first = await startServer({}, { dataDir });
  const person = await newAccount(first.baseUrl);
  expect(await first.stop("SIGTERM")).toBe(0);
  const second = await startServer({}, { dataDir });
  expect(await signIn(person.email, person.password, second.baseUrl)).toContain("session-token");
  expect(await second.stop("SIGINT")).toBe(0);
  await rm(dataDir, { recursive: true });
});

test("the first administrator's password is printed at the first start and never again", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const first = await startServer({ ADMIN_EMAIL: "", ADMIN_PASSWORD: "" }, { dataDir });
  const [, email = "", password = ""] = /First administrator: (\S+) · password (\S+)/.exec(first.output()) ?? [];
  expect(await signIn(email, password, first.baseUrl)).toContain("session-token");
  await first.stop();
  const second = await startServer({ ADMIN_EMAIL: "", ADMIN_PASSWORD: "" }, { dataDir });
  expect(second.output()).not.toContain("password");
  await second.stop();
  await rm(dataDir, { recursive: true });
});

test("kill -9 in the middle of writing loses nothing that was answered", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const first = await startServer({}, { dataDir });
  const person = await newAccount(first.baseUrl);
  const answered: string[] = [];
  const write = async () => {
    for (;;) {
      const { status, body } = await person.api<{ key: string; id: string }>("POST", "/api/portal/api-keys", {
        name: "written before the end",
      });
      if (status === 201) answered.push(body.key);
      if (status === 409) return;
    }
  };
  const writers = Array.from({ length: 4 }, () => write().catch(() => undefined));
  await expect.poll(() => answered.length).toBeGreaterThan(12);
  await first.stop("SIGKILL");
  await Promise.all(writers);
  const second = await startServer({}, { dataDir });
  for (const key of answered) {
    const { status } = await call("POST", "/protected_endpoint", {
      body: {},
      headers: { "x-api-key": key },
      origin: second.baseUrl,
    });
    expect(status).toBe(200);
  }
  await second.stop();
  await rm(dataDir, { recursive: true });
});
