import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { adminAccount, call, newAccount } from "../fixtures/account";
import { runCommand } from "../fixtures/command";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { startServer } from "../fixtures/server-process";

test.describe.configure({ timeout: 240_000 });

const { TEST_DATABASE_URL } = process.env;

/** An app with a secret, and a catalogue that somebody changed: what must be there again afterwards. */
async function leaveTraces(origin: string) {
  const person = await newAccount(origin);
  const { body: app } = await person.api<{ id: string; clientId: string; clientSecret: string }>(
    "POST",
    "/api/portal/apps",
    {
      name: "Backed up \u2028 \u{1f511}",
      type: "confidential",
      redirectUris: ["https://a.test/cb"],
      scopes: ["read", "write"],
    },
  );
  const { body: key } = await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
  const product = { sku: "BACKUP-1", name: "Zwölf ½ “€”\n\u2028", price: "12.340", stock: 3 };
  const made = await call<{ data: { id: number } }>("POST", "/api/v1/products", {
    origin,
    headers: { "x-api-key": key.key },
    body: product,
  });
  expect(made.status).toBe(201);
  return { person, app, key: key.key, product: made.body.data };
}

/** Whether everything is there and goes on working: the secret is recognised and opens, numbers go on after the last. */
async function expectTraces(origin: string, { person, app, key, product }: Awaited<ReturnType<typeof leaveTraces>>) {
  const headers = { "x-api-key": key };
  const read = () => call<{ data: unknown }>("GET", `/api/v1/products/${product.id}`, { origin, headers });
  // A server that was busy with its start may not be sure yet that it hears of changes.
  await expect.poll(read).toMatchObject({ status: 200, body: { data: product } });
  const token = await fetch(`${origin}/auth/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: app.clientId,
      client_secret: app.clientSecret,
    }),
  });
  expect(token.status).toBe(200);
  const again = await call<{ data: { id: number } }>("POST", "/api/v1/products", {
    origin,
    headers,
    body: { sku: "AFTER-1", name: "After", price: 1 },
  });
  expect(again.status).toBe(201);
  expect(again.body.data.id).toBeGreaterThan(product.id);
  const newcomer = await newAccount(origin);
  expect(newcomer.id).not.toBe(person.id);
  const admin = await adminAccount(origin);
  const { body } = await admin.api<{ data: { id: string; name: string }[] }>(
    "GET",
    `/api/admin/users?search=${person.username}`,
  );
  expect(body.data).toMatchObject([{ id: person.id, name: person.name }]);
}

test("a backup of the embedded database is restored into another, and everything goes on", async () => {
  const [from, to] = [
    await mkdtemp(join(tmpdir(), "gatehouse-test-")),
    await mkdtemp(join(tmpdir(), "gatehouse-test-")),
  ];
  const file = join(from, "all.jsonl.gz");
  const first = await startServer({}, { dataDir: from });
  const traces = await leaveTraces(first.baseUrl);
  const busy = await runCommand(["backup", file], from);
  expect(busy.code).toBe(1);
  expect(busy.output).toContain("Another Gatehouse already works");
  await first.stop();

  const backedUp = await runCommand(["backup", file], from);
  expect(backedUp).toMatchObject({ code: 0, output: expect.stringMatching(/\d+ rows are in /) });
  expect((await readFile(file)).toString("latin1")).not.toContain(traces.key);
  expect(await runCommand(["restore", file], to)).toEqual({ code: 0, output: expect.stringContaining("are back") });

  const second = await startServer({}, { dataDir: to });
  await expectTraces(second.baseUrl, traces);
  await second.stop();
  expect(await runCommand(["audit:verify"], to)).toMatchObject({ code: 0, output: expect.stringContaining("whole") });

  const occupied = await runCommand(["restore", file], to);
  expect(occupied).toMatchObject({ code: 1, output: expect.stringContaining("--replace") });
  const cut = join(from, "cut.jsonl.gz");
  await writeFile(cut, (await readFile(file)).subarray(0, 20_000));
  const refused = await runCommand(["restore", cut, "--replace"], to);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining("no whole backup") });
  const third = await startServer({}, { dataDir: to });
  expect(
    (
      await call("POST", "/protected_endpoint", {
        origin: third.baseUrl,
        body: {},
        headers: { "x-api-key": traces.key },
      })
    ).status,
  ).toBe(200);
  await third.stop();
  await Promise.all([from, to].map((folder) => rm(folder, { recursive: true })));
});

test("a backup of the embedded database is restored into PostgreSQL, and back while the server runs", async () => {
  test.skip(!TEST_DATABASE_URL, "needs a PostgreSQL: set TEST_DATABASE_URL");
  const [from, to] = [
    await mkdtemp(join(tmpdir(), "gatehouse-test-")),
    await mkdtemp(join(tmpdir(), "gatehouse-test-")),
  ];
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const onPostgres = { DATABASE_URL: database.url };
  const first = await startServer({}, { dataDir: from });
  const traces = await leaveTraces(first.baseUrl);
  await first.stop();
  expect(await runCommand(["backup", join(from, "a.gz")], from)).toMatchObject({ code: 0 });
  expect(await runCommand(["restore", join(from, "a.gz")], from, onPostgres)).toMatchObject({ code: 0 });
  const second = await startServer(onPostgres, { dataDir: from });
  await expectTraces(second.baseUrl, traces);
  expect(await runCommand(["backup", join(from, "b.gz")], from, onPostgres)).toMatchObject({ code: 0 });
  await second.stop();
  expect(await runCommand(["restore", join(from, "b.gz")], to)).toMatchObject({ code: 0 });
  expect(await runCommand(["audit:verify"], to)).toMatchObject({ code: 0 });
  await database.drop();
  await Promise.all([from, to].map((folder) => rm(folder, { recursive: true })));
});
