import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookUpDigests } from "../../credentials/pepper";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { addAppSecret, removeAppSecret, revealAppSecret } from "./app-secrets";
import { createApp, deleteApp, getApp, listApps, updateApp } from "./apps";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

const confidential = {
  name: "Acme Sync",
  type: "confidential",
  redirectUris: ["https://acme.example/callback", "com.acme.app:/callback", "http://127.0.0.1/cb"],
  scopes: ["read", "products:write"],
};

describe("apps", () => {
  it("are made with a client id and, when confidential, a secret that is in this answer only", async () => {
    const { run } = await system.person();
    const { clientSecret, ...made } = await run(createApp, { body: confidential });
    expect(clientSecret).toMatch(/^gth_sec_[0-9A-Za-z]{36}$/);
    expect(made).toEqual({
      id: expect.stringMatching(/^app_/),
      clientId: expect.stringMatching(/^[0-9A-Za-z]{24}$/),
      name: "Acme Sync",
      type: "confidential",
      description: "",
      homepageUrl: null,
      logoUrl: null,
      redirectUris: confidential.redirectUris,
      scopes: ["read", "products:write"],
      status: "active",
      secrets: [
        {
          id: expect.stringMatching(/^sec_/),
          hint: clientSecret?.slice(-4),
          createdAt: expect.any(String),
          expiresAt: null,
          lastUsedAt: null,
        },
      ],
      connections: 0,
      lastUsedAt: null,
      createdAt: expect.any(String),
    });
    expect(await run(listApps)).toEqual({ data: [made], meta: { total: 1 } });
    const open = await run(createApp, { body: { ...confidential, type: "public" } });
    expect(open).not.toHaveProperty("clientSecret");
    expect(open.secrets).toEqual([]);
  });

  it.each([
    ["http://acme.example/callback", /https/],
    ["https://acme.example/callback#part", /fragment/],
    ["https://*.acme.example/callback", /[Ww]ildcard/],
    ["https://user:secret@acme.example/callback", /user name or password/],
    ["javascript:alert(1)", /scheme/],
    ["myapp:/callback", /domain name/],
    ["/callback", /complete/],
  ])("refuse the redirect URI %s and say why", async (uri, reason) => {
    const { run } = await system.person();
    const attempt = run(createApp, { body: { ...confidential, redirectUris: ["https://good.example/", uri] } });
    await expect(attempt).rejects.toMatchObject({
      code: "validation",
      details: [{ field: "redirectUris.1", message: expect.stringMatching(reason) }],
    });
  });

  it("refuse scopes beyond their developer's own, at creation and later", async () => {
    const { run } = await system.person();
    await expect(run(createApp, { body: { ...confidential, scopes: ["admin"] } })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { id } = await run(createApp, { body: confidential });
    await expect(run(updateApp, { params: { id }, body: { scopes: ["admin"] } })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      run(updateApp, { params: { id }, body: { scopes: ["write"] } }, ["portal", "read"]),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await run(updateApp, { params: { id }, body: { scopes: ["read"] } })).toMatchObject({ scopes: ["read"] });
  });

  it("need a redirect URI when they are public", async () => {
    const { run } = await system.person();
    await expect(run(createApp, { body: { ...confidential, type: "public", redirectUris: [] } })).rejects.toMatchObject(
      {
        code: "validation",
      },
    );
    const { id } = await run(createApp, { body: { ...confidential, type: "public" } });
    await expect(run(updateApp, { params: { id }, body: { redirectUris: [] } })).rejects.toMatchObject({
      code: "validation",
    });
  });

  it("change only in what is sent", async () => {
    const { run } = await system.person();
    const { clientSecret: _, ...made } = await run(createApp, {
      body: { ...confidential, description: "Keeps stock in step." },
    });
    const changed = await run(updateApp, { params: { id: made.id }, body: { name: "Acme", disabled: true } });
    expect(changed).toEqual({ ...made, name: "Acme", status: "disabled" });
    expect(await run(updateApp, { params: { id: made.id }, body: { disabled: false } })).toEqual({
      ...made,
      name: "Acme",
    });
  });

  it("are nobody else's: another person's id is not found, whatever is tried", async () => {
    const [owner, stranger] = [await system.person(), await system.person()];
    const { id, secrets } = await owner.run(createApp, { body: confidential });
    const sid = secrets[0]?.id;
    const { password } = stranger;
    const attempts = await Promise.allSettled([
      stranger.run(getApp, { params: { id } }),
      stranger.run(updateApp, { params: { id }, body: { redirectUris: ["https://evil.example/"] } }),
      stranger.run(deleteApp, { params: { id } }),
      stranger.run(addAppSecret, { params: { id } }),
      stranger.run(revealAppSecret, { params: { id, sid }, body: { password } }),
      stranger.run(removeAppSecret, { params: { id, sid } }),
    ]);
    for (const attempt of attempts) expect(attempt).toMatchObject({ status: "rejected", reason: { code: "notFound" } });
    expect(await owner.run(getApp, { params: { id } })).toMatchObject({ redirectUris: confidential.redirectUris });
  });
});

describe("client secrets", () => {
  it("are at most two at once, so that one replaces the other without an outage", async () => {
    const { run } = await system.person();
    const { id, secrets } = await run(createApp, { body: confidential });
    const second = await run(addAppSecret, { params: { id } });
    await expect(run(addAppSecret, { params: { id } })).rejects.toMatchObject({ code: "conflict" });
    await run(removeAppSecret, { params: { id, sid: secrets[0]?.id } });
    expect((await run(getApp, { params: { id } })).secrets.map((one) => one.id)).toEqual([second.id]);
    await expect(run(removeAppSecret, { params: { id, sid: secrets[0]?.id } })).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("end after the overlap that a new one names", async () => {
    const { run } = await system.person();
    const { id, secrets } = await run(createApp, { body: confidential });
    await run(addAppSecret, { params: { id }, body: { overlapSeconds: 3600 } });
    const [first, second] = (await run(getApp, { params: { id } })).secrets;
    expect(first?.id).toBe(secrets[0]?.id);
    expect(first?.expiresAt).not.toBeNull();
    expect(second?.expiresAt).toBeNull();
    await run(addAppSecret, { params: { id }, body: { overlapSeconds: 0 } });
    expect((await run(getApp, { params: { id } })).secrets).toHaveLength(1);
  });

  it("are not for public apps", async () => {
    const { run } = await system.person();
    const { id } = await run(createApp, { body: { ...confidential, type: "public" } });
    await expect(run(addAppSecret, { params: { id } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("are shown again after the password, and that is audited", async () => {
    const { run, password, user } = await system.person();
    const { id, secrets, clientSecret } = await run(createApp, { body: confidential });
    const params = { id, sid: secrets[0]?.id };
    await expect(run(revealAppSecret, { params, body: { password: "wrong one" } })).rejects.toMatchObject({
      code: "forbidden",
      details: [{ field: "password" }],
    });
    expect(await run(revealAppSecret, { params, body: { password } })).toEqual({ clientSecret });
    const rows = await system.runtime.db.all<{ n: number }>(
      "select count(*)::int as n from audit_log where action = 'app.reveal-secret' and actor_id = $1",
      [user.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("do not open when their row is moved to another person's app", async () => {
    const [victim, thief] = [await system.person(), await system.person()];
    const loot = await victim.run(createApp, { body: confidential });
    const own = await thief.run(createApp, { body: confidential });
    const sid = loot.secrets[0]?.id ?? "";
    await system.runtime.db.all("update application_secrets set application_id = $1 where id = $2", [own.id, sid]);
    const { password } = thief;
    const attempt = thief.run(revealAppSecret, { params: { id: own.id, sid }, body: { password } });
    await expect(attempt).rejects.toMatchObject({ name: "SafeStoreError" });
  });

  it("are kept as a keyed digest and a sealed text, neither of which holds them", async () => {
    const { run } = await system.person();
    const { id, clientSecret = "" } = await run(createApp, { body: confidential });
    const [row] = await system.runtime.db.all<{ whole: string; digest: string }>(
      "select to_jsonb(s)::text as whole, digest from application_secrets s where application_id = $1",
      [id],
    );
    expect(row?.whole).not.toContain(clientSecret.slice(8, 30));
    expect(lookUpDigests(system.runtime.env.peppers, clientSecret)).toEqual([row?.digest]);
  });
});
