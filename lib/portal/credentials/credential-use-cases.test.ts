import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticate } from "../../access/authenticate";
import { secretKind } from "../../credentials/secret";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { credentialEndpoints } from "./credential-endpoints";

const {
  create: createApiKey,
  get: getApiKey,
  list: listApiKeys,
  revoke: revokeApiKey,
  rotate: rotateApiKey,
  update: updateApiKey,
} = credentialEndpoints("api-key").useCases;
const {
  create: createCredential,
  revoke: revokeCredential,
  rotate: rotateCredential,
} = credentialEndpoints("b2b-login").useCases;
const { create: createToken, rotate: rotateToken } = credentialEndpoints("access-token").useCases;

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

/** How the gate sees a key: the effective scopes, or the code of its refusal. */
async function gate(headers: Record<string, string>, address = "192.0.2.1") {
  const request = new Request("http://localhost:3000/api/query", { headers });
  const context = { runtime: system.runtime, requestId: "req_test", address };
  return authenticate(request, context).then(
    (caller) => [...(caller?.scopes ?? [])].sort(),
    (error: { code: unknown }) => error.code,
  );
}
const asKey = (key: string) => gate({ "x-api-key": key });
const consumer = ["email", "openid", "portal", "profile", "read", "write"];

describe("API keys", () => {
  it("show the key once, keep only its digest, and open the gate with all of the owner's scopes", async () => {
    const { run, user } = await system.person();
    const made = await run(createApiKey, { body: { name: "CI" } });
    expect(secretKind(made.key)).toBe("key");
    expect(made).toEqual({
      id: expect.stringMatching(/^key_/),
      name: "CI",
      key: made.key,
      prefix: made.key.slice(0, 12),
      scopes: null,
      allowedIps: null,
      status: "active",
      expiresAt: null,
      lastUsedAt: null,
      lastUsedAddress: null,
      replaces: null,
      createdAt: expect.any(String),
    });
    const { key, ...facts } = made;
    expect(await run(listApiKeys)).toEqual({ data: [facts], meta: { total: 1 } });
    expect(await asKey(key)).toEqual(consumer);
    const rows = await system.runtime.db.all<{ whole: string }>(
      "select to_jsonb(k)::text || (select string_agg(to_jsonb(a)::text, '') from audit_log a) as whole from credentials k where user_id = $1",
      [user.id],
    );
    expect(rows.some(({ whole }) => whole.includes(key.slice(13)))).toBe(false);
  });

  it("are nobody else's: another person's id is not found", async () => {
    const [owner, stranger] = [await system.person(), await system.person()];
    const { id, key } = await owner.run(createApiKey, { body: { name: "mine" } });
    const attempts = await Promise.allSettled([
      stranger.run(getApiKey, { params: { id } }),
      stranger.run(updateApiKey, { params: { id }, body: { disabled: true } }),
      stranger.run(rotateApiKey, { params: { id } }),
      stranger.run(revokeApiKey, { params: { id } }),
    ]);
    for (const attempt of attempts) expect(attempt).toMatchObject({ status: "rejected", reason: { code: "notFound" } });
    expect(await asKey(key)).toEqual(consumer);
  });

  it("stop at once when revoked, disabled or expired, and say which", async () => {
    const { run } = await system.person();
    const revoked = await run(createApiKey, { body: { name: "a" } });
    await run(revokeApiKey, { params: { id: revoked.id } });
    expect(await asKey(revoked.key)).toBe("invalid_token");
    await expect(run(getApiKey, { params: { id: revoked.id } })).rejects.toMatchObject({ code: "notFound" });

    const disabled = await run(createApiKey, { body: { name: "b" } });
    await run(updateApiKey, { params: { id: disabled.id }, body: { disabled: true } });
    expect(await asKey(disabled.key)).toBe("suspended");
    await run(updateApiKey, { params: { id: disabled.id }, body: { disabled: false } });
    expect(await asKey(disabled.key)).toEqual(consumer);

    const expired = await run(createApiKey, { body: { name: "c" } });
    await system.runtime.db.all("update credentials set expires_at = now() - interval '1 second' where id = $1", [
      expired.id,
    ]);
    expect(await asKey(expired.key)).toBe("invalid_token");
    expect(await run(getApiKey, { params: { id: expired.id } })).toMatchObject({ status: "expired" });
  });

  it("serve only from the addresses they name", async () => {
    const { run } = await system.person();
    const { key } = await run(createApiKey, { body: { name: "office", allowedIps: ["203.0.113.0/24"] } });
    expect(await gate({ "x-api-key": key }, "203.0.113.9")).toEqual(consumer);
    expect(await gate({ "x-api-key": key }, "::ffff:203.0.113.9")).toEqual(consumer);
    expect(await gate({ "x-api-key": key }, "198.51.100.1")).toBe("address_not_allowed");
  });

  it("cannot be made wider than what makes them", async () => {
    const { run } = await system.person();
    await expect(run(createApiKey, { body: { name: "x", scopes: ["admin"] } })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(run(createApiKey, { body: { name: "x", scopes: ["no:such"] } })).rejects.toMatchObject({
      code: "validation",
      details: [{ field: "scopes", message: 'There is no scope "no:such".' }],
    });
    const narrow = ["portal", "products:read"];
    expect(await run(createApiKey, { body: { name: "x" } }, narrow)).toMatchObject({ scopes: narrow });
    await expect(run(createApiKey, { body: { name: "x", scopes: ["write"] } }, narrow)).rejects.toMatchObject({
      code: "forbidden",
    });
    const wide = await run(createApiKey, { body: { name: "wide" } });
    await expect(run(rotateApiKey, { params: { id: wide.id } }, narrow)).rejects.toMatchObject({ code: "forbidden" });
    expect(await run(createCredential, { body: { name: "x" } }, narrow)).toMatchObject({ scopes: narrow });
  });

  it("are limited in number, also when many are made at once", async () => {
    const { run, user } = await system.person();
    await system.runtime.db.all(
      `insert into credentials (id, kind, user_id, name, digest, prefix) select 'key_fill_' || n || $1, 'api-key', $1, 'f', 'd' || n || $1, 'p' from generate_series(1, 48) n`,
      [user.id],
    );
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => run(createApiKey, { body: { name: `k${n}` } })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(tries.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });
});

describe("rotation", () => {
  it("keeps the old key for the overlap, inherits expiry, scopes and addresses, and names what it replaces", async () => {
    const { run } = await system.person();
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const old = await run(createApiKey, {
      body: { name: "CI", scopes: ["read"], expiresAt, allowedIps: ["192.0.2.0/24"] },
    });
    const renewed = await run(rotateApiKey, { params: { id: old.id }, body: { overlapSeconds: 3600 } });
    expect(renewed).toMatchObject({
      name: "CI",
      scopes: ["read"],
      expiresAt,
      allowedIps: ["192.0.2.0/24"],
      replaces: old.id,
    });
    expect(await asKey(old.key)).toEqual(["read"]);
    expect(await asKey(renewed.key)).toEqual(["read"]);
    const ends = new Date((await run(getApiKey, { params: { id: old.id } })).expiresAt ?? 0).getTime();
    expect(ends).toBeGreaterThan(Date.now() + 3_500_000);
    expect(ends).toBeLessThanOrEqual(Date.now() + 3_600_000);
  });

  it("ends the old one at once without an overlap, and never lengthens its life", async () => {
    const { run } = await system.person();
    const old = await run(createToken, { body: { name: "t", scopes: ["read"] } });
    const renewed = await run(rotateToken, { params: { id: old.id } });
    expect(await gate({ authorization: `Bearer ${old.token}` })).toBe("invalid_token");
    expect(await gate({ authorization: `Bearer ${renewed.token}` })).toEqual(["read"]);

    const soon = new Date(Date.now() + 60_000).toISOString();
    const short = await run(createApiKey, { body: { name: "short", expiresAt: soon } });
    await run(rotateApiKey, { params: { id: short.id }, body: { overlapSeconds: 604_800 } });
    expect(await run(getApiKey, { params: { id: short.id } })).toMatchObject({ expiresAt: soon });
  });

  it("is refused for a key that no longer works", async () => {
    const { run } = await system.person();
    const { id } = await run(createApiKey, { body: { name: "off" } });
    await run(updateApiKey, { params: { id }, body: { disabled: true } });
    await expect(run(rotateApiKey, { params: { id } })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("B2B logins", () => {
  it("come as a user name and a password, and their chains of tokens end with them", async () => {
    const { run, user } = await system.person();
    const { db } = system.runtime;
    const made = await run(createCredential, { body: { name: "ERP" } });
    expect(made).toMatchObject({ username: expect.stringMatching(/^b2b_[0-9A-Za-z]{16}$/) });
    expect(secretKind(made.password)).toBe("b2b");

    const family = async (id: string) => {
      const familyId = `fam_${id}`;
      await db.all(
        `insert into token_families (id, dialect, user_id, credential_id, scopes, resources) values ($1, 'b2b', $2, $3, '{read}', '{}')`,
        [familyId, user.id, id],
      );
      return async () => {
        const [row] = await db.all<{ ended: boolean }>(
          "select revoked_at is not null as ended from token_families where id = $1",
          [familyId],
        );
        return row?.ended;
      };
    };
    const ended = await family(made.id);
    const renewed = await run(rotateCredential, { params: { id: made.id }, body: { overlapSeconds: 3600 } });
    expect(await ended()).toBe(false);
    await run(revokeCredential, { params: { id: made.id } });
    expect(await ended()).toBe(true);
    expect(renewed.username).not.toBe(made.username);
  });
});
