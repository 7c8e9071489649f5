import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimDeliveries } from "../../db/queries/webhook-deliveries";
import { readOutbox } from "../mail/outbox";
import { mailSettled } from "../mail/send-mail";
import { updateSettings } from "../portal/admin/settings";
import type { TestPerson } from "../portal/testing/test-person";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { testWebhook } from "../portal/webhooks/webhook-deliveries";
import { createWebhook, getWebhook } from "../portal/webhooks/webhooks";
import { deliver } from "./deliver";
import { PAUSES, pauseAfter } from "./pauses";

describe("a delivery", () => {
  let system: TestRuntime;
  let server: Server;
  let status = 500;
  beforeAll(async () => {
    system = await openTestRuntime();
    server = createServer((_, response) => response.writeHead(status).end("no"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { host } = new URL(url());
    await (await system.admin()).run(updateSettings, { body: { privateWebhookHosts: [host] } });
  });
  afterAll(async () => {
    server.close();
    await system.close();
  });

  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const claim = (busy: string[] = []) =>
    claimDeliveries(system.runtime.db, { quick: 10, slow: 10, busy, each: 4, seconds: 60 });
  const signal = () => new AbortController().signal;

  const waiting = async (person: TestPerson): Promise<string> => {
    const { id } = await person.run(createWebhook, { body: { url: url() } });
    await person.run(testWebhook, { params: { id } });
    return id;
  };

  it("is tried eleven times over a little more than three days", () => {
    const hours = PAUSES.reduce((sum, pause) => sum + pause, 0) / 3600;
    expect([PAUSES.length, hours > 72, hours < 84]).toEqual([10, true, true]);
    expect(pauseAfter(11)).toBeUndefined();
  });

  it("that is given up disables an endpoint to which nothing got through for days, and its owner gets a letter", async () => {
    const { db } = system.runtime;
    const person = await system.person();
    const id = await waiting(person);
    const other = await waiting(person);
    await db.all("update webhook_deliveries set attempts = 10 where endpoint_id = any($1::text[])", [[id, other]]);
    await db.all("update webhook_endpoints set failing_since = now() - interval '73 hours' where id = $1", [id]);
    status = 500;
    for (const delivery of await claim()) await deliver(system.runtime, delivery, signal());
    expect(await person.run(getWebhook, { params: { id } })).toMatchObject({
      status: "disabled",
      disabledReason: "failing",
      lastDelivery: { state: "failed", status: 500 },
    });
    // One bad hour is no reason.
    expect(await person.run(getWebhook, { params: { id: other } })).toMatchObject({
      status: "active",
      lastDelivery: { state: "failed" },
    });
    await mailSettled(system.runtime);
    const mails = (await readOutbox(system.runtime.env, 50)).filter(({ to }) => to === person.user.email);
    expect(mails.map(({ subject }) => subject)).toContain(`Your webhook at ${new URL(url()).host} was disabled`);
    const [row] = await db.all(
      "select action, subject_id from audit_log where target_id = $1 order by n desc limit 1",
      [id],
    );
    expect(row).toEqual({ action: "webhook.disable", subject_id: person.user.id });
  });

  it("is claimed once, and again when the claim has run out", async () => {
    const person = await system.person();
    const id = await waiting(person);
    const ours = async () => (await claim()).filter(({ endpointId }) => endpointId === id).length;
    expect([await ours(), await ours()]).toEqual([1, 0]);
    await system.runtime.db.all("update webhook_deliveries set claimed_until = now() where endpoint_id = $1", [id]);
    expect(await ours()).toBe(1);
  });

  it("whose claim has run out and was taken by another is not recorded twice", async () => {
    const person = await system.person();
    const id = await waiting(person);
    const [first] = (await claim()).filter(({ endpointId }) => endpointId === id);
    await system.runtime.db.all("update webhook_deliveries set claimed_until = now() where endpoint_id = $1", [id]);
    const [second] = (await claim()).filter(({ endpointId }) => endpointId === id);
    status = 204;
    for (const delivery of [second, first]) if (delivery) await deliver(system.runtime, delivery, signal());
    expect(await person.run(getWebhook, { params: { id } })).toMatchObject({
      lastDelivery: { state: "delivered", tries: 1 },
    });
  });

  it("waits while its owner's account is disabled", async () => {
    const person = await system.person();
    const id = await waiting(person);
    const set = (value: string) =>
      system.runtime.db.all(`update users set disabled_at = ${value} where id = $1`, [person.user.id]);
    await set("now()");
    expect((await claim()).filter(({ endpointId }) => endpointId === id)).toEqual([]);
    await set("null");
    expect((await claim()).filter(({ endpointId }) => endpointId === id)).toHaveLength(1);
  });
});
