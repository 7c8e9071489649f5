import { beforeEach, describe, expect, it } from "vitest";
import { asClient, getOutcome, ISSUER, openTestCore, type TestCore, tokenRequest } from "../testing/test-core";
import type { Client } from "../types";
import { clientCredentials } from "./client-credentials";

let core: TestCore;
let client: Client;

beforeEach(async () => {
  core = await openTestCore();
  client = core.client();
});

const ask = (fields: Record<string, string> = {}, by: Client = client) =>
  getOutcome(clientCredentials, core, tokenRequest(fields, asClient(core, by)));

describe("an app that acts for itself", () => {
  it("gets a token for all that it may do, without a refresh token or a chain", async () => {
    const answer = await ask();
    expect(answer).toMatchObject({
      scopes: ["read", "write"],
      refreshToken: null,
      idToken: null,
      person: null,
      client,
    });
    expect(core.store.families).toEqual([]);
    if (!("accessToken" in answer)) throw new Error("no tokens");
    expect(core.claims(answer)).toMatchObject({ sub: client.clientId, client_id: client.clientId, aud: ISSUER });
    expect(core.claims(answer)).not.toHaveProperty("gid");
  });

  it("gets a refresh token where the dialect says so", async () => {
    core.policy({ refreshesOwnTokens: true });
    expect(await ask()).toMatchObject({ refreshToken: expect.stringMatching(/^gth_ref_/) });
    expect(core.store.families).toMatchObject([{ applicationId: client.id, userId: null }]);
  });

  it("stays within its owner's role; the system's own is bound by nobody's", async () => {
    client.ownerScopes = ["read"];
    expect(await ask()).toMatchObject({ scopes: ["read"] });
    client.ownerScopes = null;
    expect(await ask({ scope: "write" })).toMatchObject({ scopes: ["write"] });
  });

  it("gets a token for the resource that it names", async () => {
    const answer = await ask({ resource: `${ISSUER}/odata/` });
    if (!("accessToken" in answer)) throw new Error("no tokens");
    expect(core.claims(answer)?.aud).toBe(`${ISSUER}/odata`);
  });

  it.each<[string, () => unknown, Record<string, string>, unknown]>([
    [
      "for a scope that it does not have",
      () => undefined,
      { scope: "read admin" },
      { code: "invalid_scope", parameter: "scope" },
    ],
    [
      "when its owner's role leaves nothing",
      () => (client.ownerScopes = []),
      {},
      { code: "invalid_scope", parameter: "scope" },
    ],
    [
      "for another server's resource",
      () => undefined,
      { resource: "https://b.test" },
      { code: "invalid_target", parameter: "resource" },
    ],
    ["while it is disabled", () => (client.disabled = true), {}, { code: "suspended" }],
    ["while its owner is disabled", () => (client.ownerDisabled = true), {}, { code: "suspended" }],
    [
      "from an address that its owner does not allow",
      () => (client.ownerAddresses = ["198.51.100.7"]),
      {},
      { code: "address_not_allowed" },
    ],
    [
      "unless it is registered for it",
      () => (client.grantTypes = ["authorization_code"]),
      {},
      { code: "unauthorized_client" },
    ],
    [
      "after too many failures from the address",
      () => core.exhaust("client-auth-address"),
      {},
      { code: "too_many_requests" },
    ],
    [
      "without a secret: a public client cannot show that it is itself",
      () => (client = core.client({ type: "public" })),
      {},
      { code: "unauthorized_client" },
    ],
  ])("is refused %s", async (_, arrange, fields, expected) => {
    arrange();
    expect(await ask(fields)).toEqual(expected);
  });
});

describe("who says that it is a client", () => {
  it.each([
    ["and is none", { id: "unknown", secret: "x" }],
    ["and has another secret", { secret: "gth_sec_wrong" }],
    ["and sends no secret", { secret: null }],
    ["with a NUL in its name", { id: "a\0b" }],
  ])("%s is refused, and counted", async (_, over) => {
    const presented = { id: client.clientId, secret: core.secret, basic: false, ...over };
    expect(await getOutcome(clientCredentials, core, tokenRequest({}, { client: presented }))).toEqual({
      code: "invalid_client",
    });
    expect(core.counted).toEqual(["client-auth-address"]);
  });

  it("and is public, but sends a secret, is not itself", async () => {
    const { clientId: id } = core.client({ type: "public" });
    const presented = { id, secret: core.secret, basic: false };
    expect(await getOutcome(clientCredentials, core, tokenRequest({}, { client: presented }))).toEqual({
      code: "invalid_client",
    });
  });

  it("and gives nothing is told which parameter is missing", async () => {
    expect(await getOutcome(clientCredentials, core, tokenRequest({}))).toEqual({
      code: "invalid_client",
      parameter: "client_id",
    });
  });

  it("in another encoding of the same header is the same client", async () => {
    const { clientId: id } = client;
    const presented = { id: "decoded", secret: "x", basic: true, alternatives: [{ id, secret: core.secret }] };
    expect(await getOutcome(clientCredentials, core, tokenRequest({}, { client: presented }))).toHaveProperty(
      "accessToken",
    );
    expect(core.counted).toEqual([]);
  });
});
