import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticate } from "../../access/authenticate";
import type { Call } from "../../contracts/call";
import { createApp } from "../apps/apps";
import { credentialEndpoints } from "../credentials/credential-endpoints";
import type { TestPerson } from "../testing/test-person";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { addressesWithin, expiryWithin, requireNoConnection } from "./made-within";
import type { UseCase } from "./use-case";

const { create: createApiKey, rotate: rotateApiKey, update: updateApiKey } = credentialEndpoints("api-key").useCases;
const { create: createToken, rotate: rotateToken, update: updateToken } = credentialEndpoints("access-token").useCases;

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

const ADDRESS = "192.0.2.1";
const EVERYTHING = ["email", "openid", "portal", "profile", "read", "write"];
const hence = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Runs use cases with a token, as the gate lets it in. */
async function holding(person: TestPerson, token: string) {
  const request = new Request("http://localhost:3000/api/portal/me", { headers: { authorization: `Bearer ${token}` } });
  const at = { runtime: system.runtime, requestId: "req_test", address: ADDRESS };
  const caller = await authenticate(request, at);
  if (!caller) throw new Error("nobody calls");
  const context = { ...at, caller: { ...caller, user: person.user } };
  return <C extends Call>({ call, run }: UseCase<C>, given: { params?: unknown; body?: unknown }) =>
    run(
      { params: call.params.parse(given.params ?? {}), query: {}, body: call.body.parse(given.body ?? {}) } as never,
      context,
    ) as Promise<{ id: string; expiresAt: string | null; allowedIps: string[] | null }>;
}

const refused = (field: string) => ({ code: "forbidden", details: [expect.objectContaining({ field })] });

describe("what a token makes", () => {
  it("ends no later than the token, whichever way it is asked for", async () => {
    const person = await system.person();
    const expiresAt = hence(10);
    const made = await person.run(createToken, { body: { name: "t", scopes: EVERYTHING, expiresAt } });
    const run = await holding(person, made.token);
    const key = await run(createApiKey, { body: { name: "k" } });
    expect(key.expiresAt).toBe(expiresAt);
    expect(await run(createToken, { body: { name: "k", scopes: ["read"], expiresAt: null } })).toMatchObject({
      expiresAt,
    });
    const late = { name: "k", expiresAt: hence(11) };
    await expect(run(createApiKey, { body: late })).rejects.toMatchObject(refused("expiresAt"));
    const sooner = hence(9);
    expect(await run(createApiKey, { body: { name: "k", expiresAt: sooner } })).toMatchObject({ expiresAt: sooner });

    // It gives neither what it made nor itself more time, and renews nothing that lasts longer.
    const params = { id: key.id };
    await expect(run(updateApiKey, { params, body: { expiresAt: hence(11) } })).rejects.toMatchObject(
      refused("expiresAt"),
    );
    await expect(run(updateToken, { params: { id: made.id }, body: { expiresAt: hence(11) } })).rejects.toMatchObject(
      refused("expiresAt"),
    );
    expect(await run(updateToken, { params: { id: made.id }, body: { expiresAt: null } })).toMatchObject({ expiresAt });
    const lasting = await person.run(createApiKey, { body: { name: "lasting" } });
    await expect(run(rotateApiKey, { params: { id: lasting.id } })).rejects.toMatchObject(refused("expiresAt"));
    expect(await run(rotateToken, { params: { id: made.id }, body: { overlapSeconds: 60 } })).toMatchObject({
      expiresAt,
    });
  });

  it("is good from no other addresses than the token", async () => {
    const person = await system.person();
    const allowedIps = ["192.0.2.0/24"];
    const made = await person.run(createToken, { body: { name: "t", scopes: EVERYTHING, allowedIps } });
    const run = await holding(person, made.token);
    const key = await run(createApiKey, { body: { name: "k" } });
    expect(key.allowedIps).toEqual(allowedIps);
    expect(await run(createApiKey, { body: { name: "k", allowedIps: ["192.0.2.128/25", "192.0.2.7"] } })).toMatchObject(
      {
        allowedIps: ["192.0.2.128/25", "192.0.2.7"],
      },
    );
    for (const wider of [["0.0.0.0/0"], ["192.0.2.0/23"], ["192.0.2.7", "198.51.100.7"], ["::/0"]]) {
      const body = { allowedIps: wider };
      await expect(run(createApiKey, { body: { name: "k", ...body } })).rejects.toMatchObject(refused("allowedIps"));
      await expect(run(updateToken, { params: { id: made.id }, body })).rejects.toMatchObject(refused("allowedIps"));
    }
    expect(await run(updateToken, { params: { id: made.id }, body: { allowedIps: null } })).toMatchObject({
      allowedIps,
    });
    const anywhere = await person.run(createApiKey, { body: { name: "anywhere" } });
    await expect(run(rotateApiKey, { params: { id: anywhere.id } })).rejects.toMatchObject(refused("allowedIps"));
    expect(await run(rotateApiKey, { params: { id: key.id } })).toMatchObject({ allowedIps });
  });

  it("is as it was asked for where neither time nor addresses bound the token", async () => {
    const person = await system.person();
    const { token } = await person.run(createToken, { body: { name: "t", scopes: EVERYTHING } });
    const run = await holding(person, token);
    expect(await run(createApiKey, { body: { name: "k" } })).toMatchObject({ expiresAt: null, allowedIps: null });
    expect(
      await run(createApp, { body: { name: "a", type: "confidential", redirectUris: [], scopes: ["read"] } }),
    ).toMatchObject({
      id: expect.any(String),
    });
  });
});

it("bounds hold at their edges", () => {
  const at = new Date("2027-01-31T00:00:00.000Z");
  const within = { bounds: { expiresAt: at, addresses: ["2001:db8::/32", "192.0.2.0/24"], grantId: "grt_1" } };
  expect(expiryWithin(within, at)).toEqual(at);
  expect(() => expiryWithin(within, new Date(at.getTime() + 1))).toThrow("nothing it makes may end later");
  expect(addressesWithin(within, ["2001:db8::/32", "2001:db8:1::7", "::ffff:192.0.2.7"])).toHaveLength(3);
  expect(() => addressesWithin(within, ["2001:db8::/31"])).toThrow("2001:db8::/31");
  expect(() => addressesWithin(within, ["::ffff:192.0.2.0/119"])).toThrow("::ffff:192.0.2.0/119");
  expect(() => requireNoConnection(within, "apps")).toThrow("it would outlast its connection");
});
