import { expect } from "playwright/test";
import { type Account, call, newAccount } from "../fixtures/account";
import { test } from "../fixtures/test";

const PATH = "/api/portal/webhooks";
const wanted = { url: "https://hooks.example.test/in?for=us", description: "Stock server", events: ["key.created"] };

interface Webhook {
  id: string;
  secret: string;
  secrets: { id: string; expiresAt: string | null }[];
}
interface Delivery {
  id: string;
  eventId: string;
  state: string;
}

const make = async (account: Account, more: object = {}) =>
  (await account.api<Webhook>("POST", PATH, { ...wanted, ...more })).body;

const getDeliveries = async (account: Account, id: string, query = "") =>
  (
    await account.api<{ data: Delivery[]; meta: { total: number; next: string | null } }>(
      "GET",
      `${PATH}/${id}/deliveries${query}`,
    )
  ).body;

test.describe("201", () => {
  test("makes a webhook with the secret that signs, shown this once", async ({ account }) => {
    const { status, body } = await account.api<Webhook>("POST", PATH, wanted);
    expect(status).toBe(201);
    const { secret, ...shown } = body;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(shown).toEqual({
      ...wanted,
      id: expect.stringMatching(/^whk_/),
      status: "active",
      disabledReason: null,
      failingSince: null,
      secrets: [{ id: expect.stringMatching(/^whs_/), createdAt: expect.any(String), expiresAt: null }],
      lastDelivery: null,
      createdAt: expect.any(String),
    });
    expect((await account.api("GET", `${PATH}/${shown.id}`)).body).toEqual(shown);
    expect((await account.api("GET", PATH)).body).toEqual({ data: [shown], meta: { total: 1 } });
  });

  test("is told of everything where no events are chosen", async ({ account }) => {
    const { body } = await account.api("POST", PATH, { url: wanted.url });
    expect(body).toMatchObject({ events: null, description: "" });
  });

  test("sends a test event, whichever events are chosen, and tells what came of it", async ({ account }) => {
    const { id } = await make(account);
    const { status, body } = await account.api<Delivery>("POST", `${PATH}/${id}/test`);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^whd_/),
      eventId: expect.stringMatching(/^evt_/),
      type: "webhook.test",
      state: "waiting",
      tries: expect.any(Number),
      status: null,
      error: null,
      createdAt: expect.any(String),
      lastTriedAt: null,
      nextTryAt: expect.any(String),
    });
    // The name stands for nothing: the attempt fails, and is made again later.
    const read = async () => (await account.api(`GET`, `${PATH}/${id}/deliveries/${body.id}`)).body;
    await expect.poll(async () => (await read()).tries, { timeout: 30_000 }).toBe(1);
    expect(await read()).toEqual({
      ...body,
      tries: 1,
      error: "The name of the server could not be found.",
      lastTriedAt: expect.any(String),
      nextTryAt: expect.any(String),
      request: {
        method: "POST",
        url: wanted.url,
        headers: {
          "content-type": "application/json",
          "user-agent": "Gatehouse-Webhooks/1",
          "webhook-id": body.eventId,
        },
        body: expect.stringMatching(/^\{"type":"webhook.test","timestamp":"[^"]+","data":\{.+\}\}$/),
      },
      attempts: [
        {
          at: expect.any(String),
          status: null,
          milliseconds: expect.any(Number),
          error: "The name of the server could not be found.",
          answer: null,
        },
      ],
    });
  });

  test("rotates: both secrets sign for a day, and a third has to wait", async ({ account }) => {
    const first = await make(account);
    const { status, body } = await account.api<Webhook>("POST", `${PATH}/${first.id}/rotate`);
    expect(status).toBe(201);
    expect(body.secret).not.toBe(first.secret);
    expect(body.secrets.map(({ expiresAt }) => expiresAt)).toEqual([null, expect.any(String)]);
    const hours = (Date.parse(body.secrets[1]?.expiresAt ?? "") - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.5);
    expect(hours).toBeLessThanOrEqual(24);
    expect((await account.api("POST", `${PATH}/${first.id}/rotate`)).status).toBe(409);
    const atOnce = await account.api<Webhook>("POST", `${PATH}/${first.id}/rotate`, { overlapSeconds: 0 });
    expect(atOnce).toMatchObject({ status: 201, body: { secrets: [{ expiresAt: null }] } });
    expect(atOnce.body.secrets).toHaveLength(1);
  });
});

test.describe("200", () => {
  test("reveals the newest secret after the password", async ({ account }) => {
    const { id, secret } = await make(account);
    const reveal = (password: string) => account.api("POST", `${PATH}/${id}/reveal`, { password });
    expect(await reveal(account.password)).toMatchObject({ status: 200, body: { secret } });
    expect((await reveal("not the password")).status).toBe(403);
  });

  test("changes, pauses and lets go on; while it is paused nothing is sent by hand", async ({ account }) => {
    const { id } = await make(account);
    const change = (body: object) => account.api("PATCH", `${PATH}/${id}`, body);
    expect((await change({ events: null, description: "" })).body).toMatchObject({ events: null, url: wanted.url });
    expect((await change({ paused: true })).body).toMatchObject({ status: "paused", disabledReason: "paused" });
    expect((await account.api("POST", `${PATH}/${id}/test`)).status).toBe(409);
    await account.api("POST", "/api/portal/api-keys", { name: "While it is paused" });
    expect(await getDeliveries(account, id)).toEqual({ data: [], meta: { total: 0, next: null } });
    expect((await change({ paused: false })).body).toMatchObject({ status: "active", disabledReason: null });
  });

  test("lists deliveries newest first, by state and page by page, and sends one again", async ({ account }) => {
    const { id } = await make(account);
    for (const name of ["one", "two"]) await account.api("POST", "/api/portal/api-keys", { name });
    const { data, meta } = await getDeliveries(account, id);
    expect(meta).toEqual({ total: 2, next: null });
    const [newest, oldest] = data;
    const first = await getDeliveries(account, id, "?limit=1");
    const second = await getDeliveries(account, id, `?limit=1&after=${first.meta.next}`);
    expect([...first.data, ...second.data].map((one) => one.id)).toEqual([newest?.id, oldest?.id]);
    expect(await getDeliveries(account, id, "?state=failed")).toEqual({ data: [], meta: { total: 0, next: null } });
    const tries = async () =>
      (await account.api<{ tries: number }>("GET", `${PATH}/${id}/deliveries/${newest?.id}`)).body.tries;
    await expect.poll(tries, { timeout: 30_000 }).toBe(1);
    const again = await account.api<Delivery>("POST", `${PATH}/${id}/deliveries/${newest?.id}/resend`);
    expect(again).toMatchObject({ status: 200, body: { id: newest?.id, eventId: newest?.eventId, state: "waiting" } });
    await expect.poll(tries, { timeout: 30_000 }).toBe(2);
  });

  test("deletes it, and tells of it all in the activity without a secret", async ({ account }) => {
    const { id, secret } = await make(account);
    await account.api("PATCH", `${PATH}/${id}`, { paused: true });
    await account.api("POST", `${PATH}/${id}/rotate`, {});
    await account.api("POST", `${PATH}/${id}/reveal`, { password: account.password });
    expect((await account.api("DELETE", `${PATH}/${id}`)).body).toEqual({ id, removed: true });
    expect((await account.api("GET", `${PATH}/${id}`)).status).toBe(404);
    const { body } = await account.api<{ data: { action: string; detail: object }[] }>(
      "GET",
      "/api/portal/activity?action=webhook.",
    );
    expect(body.data.map(({ action }) => action)).toEqual([
      "webhook.delete",
      "webhook.reveal-secret",
      "webhook.rotate",
      "webhook.update",
      "webhook.create",
    ]);
    expect(JSON.stringify(body)).not.toContain(secret.slice(6));
  });
});

test.describe("400", () => {
  const refused: readonly (readonly [body: object, field: string])[] = [
    [{}, "url"],
    [{ ...wanted, url: "not an address" }, "url"],
    [{ ...wanted, url: "ftp://hooks.example.test/" }, "url"],
    [{ ...wanted, url: "http://hooks.example.test/" }, "url"],
    [{ ...wanted, url: "https://me:secret@hooks.example.test/" }, "url"],
    [{ ...wanted, url: "https://hooks.example.test/#here" }, "url"],
    [{ ...wanted, url: "https://localhost/" }, "url"],
    [{ ...wanted, url: "https://127.1/" }, "url"],
    [{ ...wanted, url: "https://0x7f.1/" }, "url"],
    [{ ...wanted, url: "https://10.1.2.3/" }, "url"],
    [{ ...wanted, url: "https://169.254.169.254/latest" }, "url"],
    [{ ...wanted, url: "https://[::ffff:127.0.0.1]/" }, "url"],
    [{ ...wanted, events: [] }, "events"],
    [{ ...wanted, events: ["key.stolen"] }, "events.0"],
    [{ ...wanted, secret: "whsec_mine" }, "secret"],
  ];

  test("names the field that is wrong", async ({ account }) => {
    for (const [body, field] of refused) {
      const answer = await account.api<{ error: { details: { field: string }[] } }>("POST", PATH, body);
      expect([body, answer.status, answer.body.error?.details[0]?.field]).toEqual([body, 400, field]);
    }
    expect((await account.api("GET", PATH)).body).toEqual({ data: [], meta: { total: 0 } });
  });
});

test("401 without a credential, and with one that has not the scope portal 403", async ({ account }) => {
  expect((await call("GET", PATH)).status).toBe(401);
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "R", scopes: ["read"] });
  expect((await call("GET", PATH, { headers: { "x-api-key": body.key } })).status).toBe(403);
});

test("404 for another person's webhook and its deliveries, and nothing of it changes", async ({ account }) => {
  const { id } = await make(account);
  const { body: delivery } = await account.api<Delivery>("POST", `${PATH}/${id}/test`);
  const other = await newAccount();
  const own = await make(other);
  const calls: [string, string, object?][] = [
    ["GET", `/${id}`],
    ["PATCH", `/${id}`, { paused: true }],
    ["DELETE", `/${id}`],
    ["POST", `/${id}/rotate`, {}],
    ["POST", `/${id}/reveal`, { password: other.password }],
    ["POST", `/${id}/test`],
    ["GET", `/${id}/deliveries`],
    ["GET", `/${id}/deliveries/${delivery.id}`],
    ["POST", `/${id}/deliveries/${delivery.id}/resend`],
    ["GET", `/${own.id}/deliveries/${delivery.id}`],
    ["POST", `/${own.id}/deliveries/${delivery.id}/resend`],
  ];
  for (const [method, path, body] of calls) {
    expect([method, path, (await other.api(method, PATH + path, body)).status]).toEqual([method, path, 404]);
  }
  expect((await account.api("GET", `${PATH}/${id}`)).body).toMatchObject({ status: "active" });
});

test("409 at the limit of a person", async ({ account }) => {
  for (let made = 0; made < 10; made += 1) await make(account);
  expect((await account.api("POST", PATH, wanted)).status).toBe(409);
});
