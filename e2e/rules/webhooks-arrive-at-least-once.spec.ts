import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { adminAccount, newAccount, signIn } from "../fixtures/account";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { mailTo } from "../fixtures/outbox";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { type Receiver, startReceiver, verified } from "../fixtures/webhook-receiver";
import {
  allowReceivers,
  createKey,
  createWebhook,
  type Delivery,
  eventId,
  listDeliveries,
  WEBHOOKS,
  type Webhook,
} from "../fixtures/webhooks";

test.describe.configure({ timeout: 180_000 });

const { TEST_ON, TEST_DATABASE_URL } = process.env;

let receiver: Receiver;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

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

  test("a private host is sent to only if an administrator names it, behind another name either, and its answer is not shown", async () => {
    const account = await newAccount(server.baseUrl);
    const { port } = new URL(receiver.url);
    // The machine's own name stands for an address of its own network, and nothing about it says so.
    const made = await account.api<Webhook>("POST", WEBHOOKS, { url: `https://${hostname()}:${port}/` });
    expect(made.status).toBe(201);
    await account.api("POST", `${WEBHOOKS}/${made.body.id}/test`);
    const refusal = async () => (await listDeliveries(account, made.body))[0]?.error;
    await expect.poll(refusal).toBe("The server has a private address, which is not allowed here.");
    // What operations may lead to is nothing for anybody's webhooks.
    const admin = await adminAccount(server.baseUrl);
    await admin.api("PATCH", "/api/admin/settings", { privateUpstreamHosts: [`127.0.0.1:${port}`, hostname()] });
    expect((await account.api("POST", WEBHOOKS, { url: receiver.url })).status).toBe(400);
    expect(receiver.received).toEqual([]);
    await allowReceivers(server.baseUrl, receiver);
    expect((await account.api("POST", WEBHOOKS, { url: "http://127.0.0.1:1/" })).status).toBe(400);
    receiver.answer = (response) => response.writeHead(200).end("the metadata of an inner server");
    const webhook = await createWebhook(account, receiver);
    await account.api("POST", `${WEBHOOKS}/${webhook.id}/test`);
    await expect.poll(async () => (await listDeliveries(account, webhook))[0]?.state).toBe("delivered");
    const [delivery] = await listDeliveries(account, webhook);
    const { body } = await account.api("GET", `${WEBHOOKS}/${webhook.id}/deliveries/${delivery?.id}`);
    expect(body).toMatchObject({ attempts: [{ status: 200, error: null, answer: null }] });
    expect(JSON.stringify(body)).not.toContain("metadata");
  });

  test("what happens arrives at once, signed as Standard Webhooks says; while a secret is replaced, by both", async () => {
    await allowReceivers(server.baseUrl, receiver);
    const account = await newAccount(server.baseUrl);
    const webhook = await createWebhook(account, receiver);
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

    const rotated = await account.api<Webhook>("POST", `${WEBHOOKS}/${webhook.id}/rotate`);
    await createKey(account, "Price");
    await expect.poll(() => receiver.received.length).toBe(2);
    const second = receiver.received[1];
    if (!second) throw new Error("nothing arrived");
    for (const secret of [webhook.secret, rotated.body.secret])
      expect(verified(secret, second).type).toBe("key.created");
    expect(() => verified(webhook.secret, { ...second, body: second.body.replace("Price", "Other") })).toThrow();
    expect(await listDeliveries(account, webhook)).toMatchObject([
      { state: "delivered", status: 204, tries: 1 },
      { state: "delivered", status: 204, tries: 1 },
    ]);
  });

  test("what fails is tried again with the same id; a redirect is a failure and not followed", async () => {
    await allowReceivers(server.baseUrl, receiver);
    const account = await newAccount(server.baseUrl);
    const webhook = await createWebhook(account, receiver);
    receiver.answer = (response) => response.writeHead(307, { location: "/elsewhere" }).end("moved");
    await createKey(account, "Stock");
    await expect.poll(async () => (await listDeliveries(account, webhook))[0]?.status).toBe(307);
    expect((await account.api(`GET`, `${WEBHOOKS}/${webhook.id}`)).body).toMatchObject({
      failingSince: expect.any(String),
    });
    receiver.answer = (response) => response.writeHead(200).end("ok");
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2);
    const [first, again] = receiver.received;
    expect(again && eventId(again)).toBe(first && eventId(first));
    await expect.poll(async () => (await listDeliveries(account, webhook))[0]?.state).toBe("delivered");
    expect((await account.api(`GET`, `${WEBHOOKS}/${webhook.id}`)).body).toMatchObject({ failingSince: null });
  });

  test("an endpoint that hangs holds back no other", async () => {
    const slow = await startReceiver();
    await allowReceivers(server.baseUrl, receiver, slow);
    const waiting: (() => void)[] = [];
    slow.answer = (response) => waiting.push(() => response.end());
    const account = await newAccount(server.baseUrl);
    for (let made = 0; made < 9; made += 1) await createWebhook(account, slow);
    for (let made = 0; made < 4; made += 1) await createKey(account, `Slow ${made}`);
    await expect.poll(() => slow.received.length).toBeGreaterThan(8);
    const other = await newAccount(server.baseUrl);
    await createWebhook(other, receiver);
    await createKey(other, "Quick");
    await expect.poll(() => receiver.received.length).toBe(1);
    for (const release of waiting) release();
    await slow.close();
  });

  test("one that answers 410 is disabled, and its owner gets a letter", async () => {
    await allowReceivers(server.baseUrl, receiver);
    const account = await newAccount(server.baseUrl);
    const webhook = await createWebhook(account, receiver);
    receiver.answer = (response) => response.writeHead(410).end();
    await createKey(account, "Stock");
    const read = async () => (await account.api(`GET`, `${WEBHOOKS}/${webhook.id}`)).body;
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
  await allowReceivers(first.baseUrl, receiver);
  const account = await newAccount(first.baseUrl);
  const webhook = await createWebhook(account, receiver);
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
      const response = await fetch(`${second.baseUrl}${WEBHOOKS}/${webhook.id}/deliveries`, { headers: { cookie } });
      return ((await response.json()) as { data: Delivery[] }).data[0]?.state;
    };
    await expect.poll(state).toBe("delivered");
  } finally {
    await second.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
