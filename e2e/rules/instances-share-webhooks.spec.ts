import { expect, test } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { freePort, startServer } from "../fixtures/server-process";
import { startReceiver } from "../fixtures/webhook-receiver";
import { allowReceivers, createKey, createWebhook, eventId, listDeliveries } from "../fixtures/webhooks";

test.describe.configure({ timeout: 180_000 });

const { TEST_DATABASE_URL } = process.env;

test("two instances on one database share the work, and send nothing twice", async () => {
  test.skip(!TEST_DATABASE_URL, "two instances need a PostgreSQL: set TEST_DATABASE_URL");
  const receiver = await startReceiver();
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const port = await freePort();
  const shared = { DATABASE_URL: database.url, PUBLIC_URL: `http://localhost:${port}` };
  const one = await startServer(shared, { port });
  const other = await startServer(shared);
  try {
    await allowReceivers(one.baseUrl, receiver);
    const account = await newAccount(one.baseUrl);
    const webhook = await createWebhook(account, receiver);
    const names = Array.from({ length: 30 }, (_, index) => `Key ${index}`);
    await Promise.all(names.map((name) => createKey(account, name)));
    await expect
      .poll(async () => (await listDeliveries(account, webhook)).filter(({ state }) => state === "delivered").length, {
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
    await receiver.close();
    await database.drop();
  }
});
