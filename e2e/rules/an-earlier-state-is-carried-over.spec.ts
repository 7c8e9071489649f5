import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "playwright/test";
import { adminAccount, call, signIn } from "../fixtures/account";
import { runCommand } from "../fixtures/command";
import held from "../fixtures/earlier-state.json" with { type: "json" };
import { freshPostgres } from "../fixtures/fresh-postgres";
import { bearer } from "../fixtures/oauth";
import { startServer } from "../fixtures/server-process";

/**
 * A backup that the last version before the migrations began anew made of a server at http://localhost:3000, which
 * people had used: keys, tokens, B2B logins with their tokens, an app that somebody had connected, a webhook, usage. The
 * lifetimes of its tokens are ten years.
 */
const BACKUP = join(import.meta.dirname, "..", "fixtures", "earlier-state.jsonl.gz");
const ORIGIN = "http://localhost:3000";

const { TEST_DATABASE_URL } = process.env;

async function expectAll(origin: string) {
  const read = async (headers: Record<string, string>) => {
    const body = { query: "products(limit: 1) { id }" };
    return (await call("POST", "/api/query", { origin, headers, body })).status;
  };
  const write = async (headers: Record<string, string>) =>
    (await call("DELETE", "/api/v1/products/999999", { origin, headers })).status;
  const key = (secret: string) => ({ "x-api-key": secret });
  expect({
    key: [await read(key(held.key)), await write(key(held.key))],
    narrowedKey: [await read(key(held.narrowedKey)), await write(key(held.narrowedKey))],
    revokedKey: await read(key(held.revokedKey)),
    token: [await read(bearer(held.token)), await write(bearer(held.token))],
    boundToken: await read(bearer(held.boundToken)),
    madeByApp: await read(key(held.madeByApp)),
    login: [await read(bearer(held.pair.access)), await write(bearer(held.pair.access))],
    disabledLogin: await read(bearer(held.disabledPair.access)),
    app: await read(bearer(held.tokens.access)),
  }).toEqual({
    key: [200, 404],
    narrowedKey: [200, 403],
    revokedKey: 401,
    token: [200, 403],
    boundToken: 403,
    madeByApp: 200,
    login: [200, 404],
    disabledLogin: 403,
    app: 200,
  });

  const logIn = async (body: object) => (await call("POST", "/auth/login", { origin, body })).status;
  expect([await logIn(held.login), await logIn(held.disabledLogin)]).toEqual([200, 403]);
  const refresh = (refresh_token: string) => call("POST", "/auth/refresh", { origin, body: { refresh_token } });
  expect((await refresh(held.pair.refresh)).status).toBe(200);
  const form = (fields: Record<string, string>) =>
    fetch(`${origin}/auth/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ ...fields, client_id: held.app.clientId, client_secret: held.app.clientSecret }),
    });
  expect((await form({ grant_type: "client_credentials" })).status).toBe(200);
  expect((await form({ grant_type: "refresh_token", refresh_token: held.tokens.refresh })).status).toBe(200);

  // The owner finds everything under its own kind, and the usage and the webhook with it.
  const headers = { cookie: await signIn(held.owner.email, held.owner.password, origin), origin: ORIGIN };
  const names = async (path: string) => {
    const { body } = await call<{ data: { name: string; username?: string }[] }>("GET", path, { origin, headers });
    return body.data.map(({ name }) => name).sort();
  };
  expect(await names("/api/portal/api-keys")).toEqual(expect.arrayContaining(["Key", "Narrowed key"]));
  expect(await names("/api/portal/tokens")).toEqual(["Elsewhere", "Token"]);
  expect(await names("/api/portal/credentials")).toEqual(["Off", "Partner"]);
  const { body: hooks } = await call("GET", "/api/portal/webhooks", { origin, headers });
  expect(hooks).toMatchObject({ data: [{ id: held.webhook.id }] });
  const usage = await call<{ credentials: { name: string }[] }>("GET", "/api/portal/usage?period=month", {
    origin,
    headers,
  });
  expect(usage.status).toBe(200);
  const revoked = await call<{ data: { id: string; username: string }[] }>("GET", "/api/portal/credentials", {
    origin,
    headers,
  });
  const { id } = revoked.body.data.find(({ username }) => username === held.login.username) ?? {};
  expect((await call("DELETE", `/api/portal/credentials/${id}`, { origin, headers })).status).toBe(200);
  expect(await read(bearer(held.pair.access))).toBe(401);
}

for (const database of ["embedded", "PostgreSQL"] as const) {
  test(`a backup of the last earlier schema is carried over into ${database}: every credential goes on as it was`, async () => {
    test.skip(database === "PostgreSQL" && !TEST_DATABASE_URL, "needs a PostgreSQL: set TEST_DATABASE_URL");
    test.setTimeout(180_000);
    const folder = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
    const fresh = database === "PostgreSQL" ? await freshPostgres(TEST_DATABASE_URL ?? "") : null;
    const more = { PUBLIC_URL: ORIGIN, ...(fresh && { DATABASE_URL: fresh.url }) };
    expect(await runCommand(["restore", BACKUP], folder, more)).toEqual({
      code: 0,
      output: expect.stringContaining("are back"),
    });
    const whole = {
      code: 0,
      output: expect.stringContaining("The audit log is whole: 21 rows, each sealed by the next, from row 21 on"),
    };
    expect(await runCommand(["audit:verify"], folder, more)).toEqual(whole);
    const server = await startServer(more, { dataDir: folder });
    await expectAll(server.baseUrl);
    await server.stop();
    expect(await runCommand(["audit:verify"], folder, more)).toMatchObject({ code: 0 });
    await fresh?.drop();
    await rm(folder, { recursive: true });
  });
}

/** The backup as the schema 0015 had it: without what came later, and with the setting that named no host. */
function before0016(lines: readonly string[]): string[] {
  let table = "";
  return lines.map((line) => {
    const value: unknown = line === "" ? null : JSON.parse(line);
    if (Array.isArray(value)) table = String(value[1]);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return line;
    const { made_by_grant: _, redirect_uris, ...row } = value as Record<string, unknown>;
    if ("gatehouse" in row) row.schema = "428701d22ab9a5b3b5e7445c53d532fcb6dc894a49b139c0342222dac8f0aee2";
    if (table === "applications") row.redirect_uris = redirect_uris;
    if (table === "settings") row.values = { ...(row.values as object), privateUpstreams: true };
    return JSON.stringify(row);
  });
}

test("a backup of the schema before private hosts were named is carried over, with its consents and its settings", async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const file = join(folder, "older.jsonl.gz");
  const lines = gunzipSync(await readFile(BACKUP))
    .toString()
    .split("\n");
  await writeFile(file, gzipSync(before0016(lines).join("\n")));
  const more = { PUBLIC_URL: ORIGIN };
  expect(await runCommand(["restore", file], folder, more)).toMatchObject({ code: 0 });
  const server = await startServer(more, { dataDir: folder });
  const admin = await adminAccount(server.baseUrl);
  const { body } = await admin.api("GET", "/api/admin/settings");
  expect(body).toMatchObject({ privateUpstreamHosts: [], privateWebhookHosts: [] });
  await expectAll(server.baseUrl);
  await server.stop();
  await rm(folder, { recursive: true });
});

test("a backup of a schema before that is refused with the way there, and nothing is touched", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const [head = "", ...rest] = gunzipSync(await readFile(BACKUP))
    .toString()
    .split("\n");
  const older = { ...JSON.parse(head), schema: "0c09e6f45e8268340d40e0e929c6fe9714b66eed0f302363c0aa78c87dd310ee" };
  const file = join(folder, "older.jsonl.gz");
  await writeFile(file, gzipSync([JSON.stringify(older), ...rest].join("\n")));
  expect(await runCommand(["restore", file], folder)).toMatchObject({
    code: 1,
    output: expect.stringContaining("of the schema 0014_webhooks"),
  });
  expect((await runCommand(["restore", file], folder)).output).toContain("with the schema 0015_operators-logo");
  await rm(folder, { recursive: true });
});
