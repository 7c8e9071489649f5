import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { type Account, adminAccount, newAccount, signIn } from "../fixtures/account";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { mailTo } from "../fixtures/outbox";
import { freePort, type ServerProcess, startServer } from "../fixtures/server-process";
import { type Received, type Receiver, startReceiver, verified } from "../fixtures/webhook-receiver";

test.describe.configure({ timeout: 180_000 });

const PATH = "/api/portal/webhooks";
const { TEST_ON, TEST_DATABASE_URL } = process.env;

interface Webhook {
  id: string;
  secret: string;
}
interface Delivery {
  id: string;
  type: string;
  state: string;
  tries: number;
  status: number | null;
  error: string | null;
}

let receiver: Receiver;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

const allowPrivate = async (origin: string) => {
  const admin = await adminAccount(origin);
  expect((await admin.api("PATCH", "/api/admin/settings", { privateUpstreams: true })).status).toBe(200);
};

const listen = async (account: Account, url = receiver.url) => (await account.api<Webhook>("POST", PATH, { url })).body;

const createKey = async (account: Account, name: string) =>
  (await account.api<{ id: string }>("POST", "/api/portal/api-keys", { name })).body.id;

const deliveriesOf = async (account: Account, { id }: Webhook) =>
  (await account.api<{ data: Delivery[] }>("GET", `${PATH}/${id}/deliveries`)).body.data;

const eventId = ({ headers }: Received) => headers["webhook-id"];

test.describe("one server", () => {
  let server: ServerProcess;
  let database: Awaited<ReturnType<typeof freshPostgres>> | undefined;
  test.beforeAll(async () => {
    database = TEST_ON === "postgres" ? await freshPostgres(TEST_DATABASE_URL ?? "") : undefined;
    server = await startServer(database ? { DATABASE_URL: database.url } : {});
  });
  test.afterAll(async () => {
    await server.stop();
    await database?.drop();
  });

  test("a private address is not connected to behind a name either, until an administrator allows it", async () => {
    const account = await newAccount(server.baseUrl);
    const { port } = new URL(receiver.url);
    // The machine's own name stands for an address of its own network, and nothing about it says so.
    const made = await account.api<Webhook>("POST", PATH, { url: `https://${hostname()}:${port}/` });
    expect(made.status).toBe(201);
    await account.api("POST", `${PATH}/${made.body.id}/test`);
    const refusal = async () => (await deliveriesOf(account, made.body))[0]?.error;
    await expect.poll(refusal).toBe("The server has a private address, which is not allowed here.");
    expect((await account.api("POST", PATH, { url: receiver.url })).status).toBe(400);
    expect(receiver.received).toEqual([]);
    await allowPrivate(server.baseUrl);
    expect((await account.api("POST", PATH, { url: receiver.url })).status).toBe(201);
  });

  test("what happens arrives at once, signed as Standard Webhooks says; while a secret is replaced, by both", async () => {
    await allowPrivate(server.baseUrl);
    const account = await newAccount(server.baseUrl);
    const webhook = await listen(account);
    const key = await createKey(account, "Stock");
    await expect.poll(() => receiver.received.length).toBe(1);
    const [first] = receiver.received;
    if (!first) throw new Error("nothing arrived");
    expect(verified(webhook.secret, first)).toEqual({
      type: "key.created",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: { kind: "api-key", id: key, name: "Stock", prefix: expect.any(String), expiresAt: null },
    });
    expect(first.headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": expect.stringMatching(/^evt_/),
    });

    const rotated = await account.api<Webhook>("POST", `${PATH}/${webhook.id}/rotate`);
    await createKey(account, "Price");
    await expect.poll(() => receiver.received.length).toBe(2);
    const second = receiver.received[1];
    if (!second) throw new Error("nothing arrived");
    for (const secret of [webhook.secret, rotated.body.secret])
      expect(verified(secret, second).type).toBe("key.created");
    expect(() => verified(webhook.secret, { ...second, body: second.body.replace("Price", "Other") })).toThrow();
    expect(await deliveriesOf(account, webhook)).toMatchObject([
      { state: "delivered", status: 204, tries: 1 },
      { state: "delivered", status: 204, tries: 1 },
    ]);
  });

  test("what fails is tried again with the same id; a redirect is a failure and not followed", async () => {
    await allowPrivate(server.baseUrl);
    const account = await newAccount(server.baseUrl);
    const webhook = await listen(account);
    receiver.answer = (response) => response.writeHead(307, { location: "/elsewhere" }).end("moved");
    await createKey(account, "Stock");
    await expect.poll(async () => (await deliveriesOf(account, webhook))[0]?.status).toBe(307);
    expect((await account.api(`GET`, `${PATH}/${webhook.id}`)).body).toMatchObject({
      failingSince: expect.any(String),
    });
    receiver.answer = (response) => response.writeHead(200).end("ok");
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2);
    const [first, again] = receiver.received;
    expect(again && eventId(again)).toBe(first && eventId(first));
    await expect.poll(async () => (await deliveriesOf(account, webhook))[0]?.state).toBe("delivered");
    expect((await account.api(`GET`, `${PATH}/${webhook.id}`)).body).toMatchObject({ failingSince: null });
  });

  test("an endpoint that hangs holds back no other", async () => {
    await allowPrivate(server.baseUrl);
    const slow = await startReceiver();
    const held: (() => void)[] = [];
    slow.answer = (response) => held.push(() => response.end());
    const account = await newAccount(server.baseUrl);
    for (let made = 0; made < 9; made += 1) await listen(account, slow.url);
    for (let made = 0; made < 4; made += 1) await createKey(account, `Slow ${made}`);
    await expect.poll(() => slow.received.length).toBeGreaterThan(8);
    const other = await newAccount(server.baseUrl);
    await listen(other);
    await createKey(other, "Quick");
    await expect.poll(() => receiver.received.length).toBe(1);
    for (const release of held) release();
    await slow.close();
  });

  test("one that answers 410 is disabled, and its owner gets a letter", async () => {
    await allowPrivate(server.baseUrl);
    const account = await newAccount(server.baseUrl);
    const webhook = await listen(account);
    receiver.answer = (response) => response.writeHead(410).end();
    await createKey(account, "Stock");
    const read = async () => (await account.api(`GET`, `${PATH}/${webhook.id}`)).body;
    await expect.poll(async () => (await read()).status).toBe("disabled");
    expect(await read()).toMatchObject({ disabledReason: "gone", lastDelivery: { state: "failed", status: 410 } });
    const { text } = await mailTo(
      account.email,
      `Your webhook at ${new URL(receiver.url).host} was disabled`,
      server.dataDir,
    );
    expect(text).toContain(`/webhooks/${webhook.id}`);
  });
});

test("a delivery that was under way when the server was killed is made by the next one", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const first = await startServer({}, { dataDir });
  await allowPrivate(first.baseUrl);
  const account = await newAccount(first.baseUrl);
  const webhook = await listen(account);
  receiver.answer = () => undefined;
  await createKey(account, "Stock");
  await expect.poll(() => receiver.received.length).toBe(1);
  await first.stop("SIGKILL");

  receiver.answer = (response) => response.writeHead(204).end();
  const second = await startServer({}, { dataDir });
  try {
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2);
    const [lost, again] = receiver.received;
    expect(again?.body).toBe(lost?.body);
    expect(again && eventId(again)).toBe(lost && eventId(lost));
    expect(again && verified(webhook.secret, again).type).toBe("key.created");
    const cookie = await signIn(account.email, account.password, second.baseUrl);
    const state = async () => {
      const response = await fetch(`${second.baseUrl}${PATH}/${webhook.id}/deliveries`, { headers: { cookie } });
      return ((await response.json()) as { data: Delivery[] }).data[0]?.state;
    };
    await expect.poll(state).toBe("delivered");
  } finally {
    await second.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("two instances on one database share the work, and send nothing twice", async () => {
  test.skip(!TEST_DATABASE_URL, "two instances need a PostgreSQL: set TEST_DATABASE_URL");
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const port = await freePort();
  const shared = { DATABASE_URL: database.url, PUBLIC_URL: `http://localhost:${port}` };
  const one = await startServer(shared, { port });
  const other = await startServer(shared);
  try {
    await allowPrivate(one.baseUrl);
    const account = await newAccount(one.baseUrl);
    const webhook = await listen(account);
    const names = Array.from({ length: 30 }, (_, index) => `Key ${index}`);
    await Promise.all(names.map((name) => createKey(account, name)));
    await expect
      .poll(async () => (await deliveriesOf(account, webhook)).filter(({ state }) => state === "delivered").length, {
        timeout: 60_000,
      })
      .toBe(names.length);
    expect(receiver.received).toHaveLength(names.length);
    expect(new Set(receiver.received.map(eventId)).size).toBe(names.length);

    // One is killed with a delivery on its way; the other takes it up when the claim is over.
    receiver.answer = () => undefined;
    await createKey(account, "Last");
    await expect.poll(() => receiver.received.length).toBeGreaterThan(names.length);
    await one.stop("SIGKILL");
    receiver.answer = (response) => response.writeHead(204).end();
    await expect.poll(() => receiver.received.length, { timeout: 120_000 }).toBeGreaterThan(names.length + 1);
    const last = receiver.received.slice(names.length);
    expect(new Set(last.map(eventId)).size).toBe(1);
  } finally {
    await one.stop("SIGKILL");
    await other.stop();
    await database.drop();
  }
});
