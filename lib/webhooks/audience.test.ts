import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertImport } from "../../db/queries/imports";
import { endFamily } from "../access/revocation";
import { concludeImport } from "../catalog/import/conclude-import";
import { publish } from "../events/publish";
import { newId } from "../ids";
import { deleteMe } from "../portal/accounts/delete-account";
import { createApp } from "../portal/apps/apps";
import { revokeGrant } from "../portal/apps/grants";
import { credentialEndpoints } from "../portal/credentials/credential-endpoints";
import { endInventoryItem, revokeInventory } from "../portal/credentials/inventory";
import type { TestPerson } from "../portal/testing/test-person";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { createWebhook, updateWebhook } from "../portal/webhooks/webhooks";
import { getTokenCore } from "../token-core/token-core";
import { publishExpiring } from "./expiring";
import { publishCheckpoint } from "./publish-checkpoint";

const { create: createApiKey, revoke: revokeApiKey, rotate: rotateApiKey } = credentialEndpoints("api-key").useCases;
const { create: createCredential } = credentialEndpoints("b2b-login").useCases;
const { create: createToken } = credentialEndpoints("access-token").useCases;

describe("what a webhook is told", () => {
  let system: TestRuntime;
  beforeAll(async () => {
    system = await openTestRuntime();
  });
  afterAll(() => system.close());

  const url = "https://hooks.example.test/in";
  const listen = async (person: TestPerson, events?: string[]) =>
    (await person.run(createWebhook, { body: { url, ...(events && { events }) } })).id;

  interface ActivityEvent {
    type: string;
    data: Record<string, unknown>;
    event_id: string;
  }
  const told = (endpoint: string) =>
    system.runtime.db.all<ActivityEvent>(
      "select type, data, event_id from webhook_deliveries where endpoint_id = $1 order by created_at, id",
      [endpoint],
    );
  const typesTold = async (endpoint: string) => (await told(endpoint)).map(({ type }) => type);

  const connect = async (person: TestPerson, applicationId: string): Promise<string> => {
    const scopes = ["read", "email"];
    await getTokenCore(system.runtime).store.grantCode(
      {
        digest: newId("tok"),
        applicationId,
        userId: person.user.id,
        dialect: "standard",
        redirectUri: "https://app.example.test/callback",
        redirectUriGiven: true,
        scopes,
        resources: [],
        codeChallenge: null,
        nonce: null,
        authenticatedAt: new Date(),
        expiresAt: new Date(Date.now() + 60_000),
      },
      { allowed: scopes, decided: scopes },
    );
    const [row] = await system.runtime.db.all<{ id: string }>(
      "select id from grants where user_id = $1 and application_id = $2 and revoked_at is null",
      [person.user.id, applicationId],
    );
    return row?.id ?? "";
  };

  const createTestApp = (developer: TestPerson) =>
    developer.run(createApp, {
      body: {
        name: "Sync",
        type: "confidential",
        redirectUris: ["https://app.example.test/callback"],
        scopes: ["read", "email"],
      },
    });

  it("is what happens to its owner's things, and nothing of another person's", async () => {
    const [mine, other] = [await system.person(), await system.person()];
    const [own, foreign] = [await listen(mine), await listen(other)];
    const key = await mine.run(createApiKey, { body: { name: "Mine" } });
    await mine.run(createToken, { body: { name: "Mine", scopes: ["read"] } });
    await mine.run(createCredential, { body: { name: "Mine" } });
    await mine.run(rotateApiKey, { params: { id: key.id }, body: { overlapSeconds: 60 } });
    await mine.run(revokeApiKey, { params: { id: key.id } });
    expect(await typesTold(own)).toEqual([
      "key.created",
      "token.created",
      "credential.created",
      "key.rotated",
      "key.revoked",
    ]);
    expect(await told(foreign)).toEqual([]);
  });

  it("holds no secret", async () => {
    const person = await system.person();
    const endpoint = await listen(person);
    const { key, id, prefix } = await person.run(createApiKey, { body: { name: "Secret" } });
    const { token } = await person.run(createToken, { body: { name: "Secret", scopes: ["read"] } });
    const [created] = await told(endpoint);
    expect(created?.data).toEqual({ kind: "api-key", id, name: "Secret", prefix, expiresAt: null });
    const dump = JSON.stringify(await system.runtime.db.all("select * from webhook_deliveries"));
    for (const secret of [key, token]) expect(dump).not.toContain(secret.slice(14, 40));
  });

  it("is that somebody connects, disconnects or leaves, with no more of them than their app may know", async () => {
    const developer = await system.person();
    const endpoint = await listen(developer);
    const app = await createTestApp(developer);
    const user = await system.person();
    const usersOwn = await listen(user);
    const connection = await connect(user, app.id);
    await connect(user, app.id);
    await user.run(revokeGrant, { params: { id: connection } });
    const again = await connect(user, app.id);
    await user.run(endInventoryItem, { params: { id: again } });
    const last = await connect(user, app.id);
    await user.run(deleteMe, { body: { password: user.password } });
    const about = (id: string) => ({
      app: { id: app.id, clientId: app.clientId, name: "Sync" },
      connection: id,
      person: user.user.id,
      scopes: expect.arrayContaining(["read", "email"]),
    });
    expect((await told(endpoint)).map(({ type, data }) => [type, data])).toEqual([
      ["app.connected", about(connection)],
      ["app.disconnected", about(connection)],
      ["app.connected", about(again)],
      ["app.disconnected", about(again)],
      ["app.connected", about(last)],
      ["app.disconnected", about(last)],
    ]);
    expect(await told(usersOwn)).toEqual([]);
  });

  it("is that a spent refresh token of its owner's app came again", async () => {
    const [developer, user] = [await system.person(), await system.person()];
    const endpoint = await listen(developer);
    const app = await createTestApp(developer);
    const family = newId("fam");
    await system.runtime.db.all(
      `insert into token_families (id, dialect, application_id, user_id, scopes, resources)
       values ($1, 'standard', $2, $3, '{read}', '{}')`,
      [family, app.id, user.user.id],
    );
    await endFamily(system.runtime.db, family, "refresh_reuse");
    await endFamily(system.runtime.db, family, "refresh_reuse");
    expect((await told(endpoint)).map(({ type, data }) => [type, data])).toEqual([
      [
        "app.refresh_reuse",
        { app: { id: app.id, clientId: app.clientId, name: "Sync" }, connection: null, person: user.user.id },
      ],
    ]);
  });

  it("is that everything was revoked at once, an event a thing", async () => {
    const person = await system.person();
    const made = [];
    for (const name of ["one", "two"]) made.push((await person.run(createApiKey, { body: { name } })).id);
    const endpoint = await listen(person);
    await person.run(revokeInventory, { body: { kinds: ["api-key", "session"] } });
    const events = await told(endpoint);
    expect(events.map(({ type, data }) => [type, data.id]).sort()).toEqual(
      made.map((id) => ["key.revoked", id]).sort(),
    );
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(2);
  });

  it("is what it asked for and nothing while it is paused; one event has one id", async () => {
    const person = await system.person();
    const [some, all, paused] = [await listen(person, ["token.created"]), await listen(person), await listen(person)];
    await person.run(updateWebhook, { params: { id: paused }, body: { paused: true } });
    await person.run(createApiKey, { body: { name: "Key" } });
    await person.run(createToken, { body: { name: "Token", scopes: ["read"] } });
    expect(await typesTold(some)).toEqual(["token.created"]);
    expect(await typesTold(all)).toEqual(["key.created", "token.created"]);
    expect(await told(paused)).toEqual([]);
    expect((await told(all))[1]?.event_id).toBe((await told(some))[0]?.event_id);
  });

  it("is nothing that was rolled back", async () => {
    const person = await system.person();
    const endpoint = await listen(person);
    const { id } = await person.run(createApiKey, { body: { name: "Kept" } });
    const { db } = system.runtime;
    const undone = db.transaction(async (tx) => {
      await publish(tx, [{ type: "key.revoked", about: "credential", ids: [id] }]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await typesTold(endpoint)).toEqual(["key.created"]);
  });

  it("is once that a credential expires, and once more when the expiry is another", async () => {
    const person = await system.person();
    const { db } = system.runtime;
    const day = 86_400_000;
    const key = await person.run(createApiKey, {
      body: { name: "Old", expiresAt: new Date(Date.now() + 60 * day).toISOString() },
    });
    await person.run(createApiKey, {
      body: { name: "Short", expiresAt: new Date(Date.now() + 2 * day).toISOString() },
    });
    const rotated = await person.run(createApiKey, { body: { name: "Rotated" } });
    await person.run(rotateApiKey, { params: { id: rotated.id }, body: { overlapSeconds: 3600 } });
    const endpoint = await listen(person, ["credential.expiring"]);
    await publishExpiring(db);
    expect(await told(endpoint)).toEqual([]);
    const expireIn = (days: number) =>
      db.all(
        "update credentials set expires_at = now() + make_interval(days => $2::int), created_at = now() - interval '30 days' where id = $1",
        [key.id, days],
      );
    await expireIn(6);
    await publishExpiring(db);
    await publishExpiring(db);
    await expireIn(5);
    await publishExpiring(db);
    expect((await told(endpoint)).map(({ type, data }) => [type, data.id])).toEqual([
      ["credential.expiring", key.id],
      ["credential.expiring", key.id],
    ]);
  });

  it("is what the audit log is, once a day, where an administrator listens, and nobody else is told", async () => {
    const [admin, person] = [await system.admin(), await system.person()];
    const [endpoint, other] = [await listen(admin, ["audit.checkpoint"]), await listen(person)];
    await publishCheckpoint(system.runtime);
    await publishCheckpoint(system.runtime);
    expect(await told(endpoint)).toEqual([
      {
        type: "audit.checkpoint",
        event_id: expect.stringMatching(/^evt_audit_/),
        data: {
          rows: expect.any(Number),
          hash: expect.any(String),
          checkpoint: expect.stringMatching(/^gth-checkpoint/),
        },
      },
    ]);
    expect(await typesTold(other)).toEqual([]);
  });

  it("is how an import ended, unless that was only tried out", async () => {
    const person = await system.person();
    const endpoint = await listen(person);
    const { db } = system.runtime;
    const ends = [
      { dryRun: false, status: "done", message: null },
      { dryRun: false, status: "failed", message: "Nothing was kept." },
      { dryRun: true, status: "done", message: null },
    ];
    for (const { dryRun, status, message } of ends) {
      const id = newId("imp");
      await insertImport(db, {
        ...{ id, dryRun, userId: person.user.id, subject: person.user.id, entity: "products", status: "running" },
        ...{ fileName: "stock.csv", fileBytes: 10, atomic: false },
      });
      await concludeImport(db, { id, dryRun }, { status, message, imported: 3 });
    }
    expect((await told(endpoint)).map(({ type, data }) => [type, data])).toMatchObject([
      ["import.completed", { entity: "products", fileName: "stock.csv", status: "done", imported: 3 }],
      ["import.failed", { status: "failed", message: "Nothing was kept." }],
    ]);
  });
});
