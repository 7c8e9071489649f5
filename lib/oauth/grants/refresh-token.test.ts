import { beforeEach, describe, expect, it } from "vitest";
import { newSecret } from "../../credentials/secret";
import {
  asClient,
  getOutcome,
  ISSUER,
  openTestCore,
  PASSWORD,
  requireRefreshToken,
  type TestCore,
  tokenRequest,
} from "../testing/test-core";
import type { Client, Person } from "../types";
import { clientCredentials } from "./client-credentials";
import { login } from "./login";
import { passwordWith } from "./password";
import { refreshToken } from "./refresh-token";

let core: TestCore;
let client: Client;
let person: Person;

beforeEach(async () => {
  core = await openTestCore();
  client = core.client();
  person = core.person();
});

/** The refresh token of a chain that the person began through the app. */
const begin = async (by: Client = client): Promise<string> => {
  const fields = { username: person.username, password: PASSWORD, scope: "read write" };
  return requireRefreshToken(await passwordWith({}).run(core, tokenRequest(fields, asClient(core, by))));
};

const refresh = (token: string, fields: Record<string, string> = {}, by: Client = client) =>
  getOutcome(refreshToken, core, tokenRequest({ refresh_token: token, ...fields }, asClient(core, by)));

const INVALID = { code: "invalid_refresh_token", parameter: "refresh_token" };

describe("a confidential client's refresh token", () => {
  it("stays the same when it is used, and lives on from there", async () => {
    const token = await begin();
    core.store.pass(3000);
    expect(await refresh(token)).toMatchObject({ refreshToken: token, scopes: ["read", "write"], person, client });
    core.store.pass(500);
    expect(await refresh(token)).toHaveProperty("accessToken");
  });

  it("gives fewer scopes for one call where the request names them, and never more", async () => {
    const token = await begin();
    expect(await refresh(token, { scope: "read" })).toMatchObject({ scopes: ["read"] });
    expect(await refresh(token, { scope: "read admin" })).toEqual({ code: "invalid_scope", parameter: "scope" });
    expect(await refresh(token)).toMatchObject({ scopes: ["read", "write"] });
  });

  it.each<[string, () => unknown]>([
    ["the person's role", () => (person.scopes = ["read"])],
    ["the app's own scopes", () => (client.scopes = ["read"])],
  ])("gives what %s leaves of it now", async (_, narrow) => {
    const token = await begin();
    narrow();
    expect(await refresh(token)).toMatchObject({ scopes: ["read"] });
  });
});

describe("a public client's refresh token, and every one where the dialect says so,", () => {
  let token: string;
  beforeEach(async () => {
    client = core.client({ type: "public" });
    token = await begin();
  });

  it("is spent by its use, and leads to one successor", async () => {
    const answer = await refresh(token);
    expect(answer).not.toMatchObject({ refreshToken: token });
    expect(core.store.refreshTokens).toHaveLength(2);
  });

  it("is answered once more with the same successor for 30 seconds: the answer may have been lost", async () => {
    const answers = await Promise.all([refresh(token), refresh(token), refresh(token)]);
    const successors = new Set(answers.map((one) => ("refreshToken" in one ? one.refreshToken : one.code)));
    expect(successors.size).toBe(1);
    core.store.pass(29);
    expect(await refresh(token)).toMatchObject({ refreshToken: [...successors][0] });
  });

  it("revokes its whole chain when it is used later than that (RFC 9700 §4.14.2)", async () => {
    const next = await refresh(token);
    core.store.pass(31);
    expect(await refresh(token)).toEqual(INVALID);
    expect(core.store.families).toMatchObject([{ revokedReason: "refresh_reuse" }]);
    expect(await refresh("refreshToken" in next ? (next.refreshToken ?? "") : "")).toEqual(INVALID);
  });

  it("is refused at once where the dialect gives no answer twice, and the chain lives on", async () => {
    core.policy({ rotation: "every-client", replaysLostAnswer: false });
    const next = await refresh(token);
    expect(await refresh(token)).toEqual(INVALID);
    expect(await refresh("refreshToken" in next ? (next.refreshToken ?? "") : "")).toHaveProperty("accessToken");
  });
});

describe("a refresh token is refused", () => {
  it.each<[string, (token: string) => unknown, Record<string, string>, unknown]>([
    ["without one", () => undefined, { refresh_token: "" }, { code: "missing_parameter", parameter: "refresh_token" }],
    ["that is none", () => undefined, { refresh_token: "x" }, INVALID],
    ["that nobody got", () => undefined, { refresh_token: newSecret("ref") }, INVALID],
    ["that is an authorization code", () => undefined, { refresh_token: newSecret("cod") }, INVALID],
    ["when it was not used for too long", () => core.store.pass(3601), {}, INVALID],
    [
      "when its chain was revoked",
      () =>
        core.store.families.forEach((one) => {
          one.revokedReason = "revoked";
        }),
      {},
      INVALID,
    ],
    ["when the person is disabled", () => (person.disabled = true), {}, { code: "suspended" }],
    ["when the app is disabled", () => (client.disabled = true), {}, { code: "suspended" }],
    ["when the app's owner is disabled", () => (client.ownerDisabled = true), {}, { code: "suspended" }],
    [
      "from an address that the person does not allow",
      () => (person.addresses = ["198.51.100.7"]),
      {},
      { code: "address_not_allowed" },
    ],
    [
      "for a resource that was not granted",
      () => undefined,
      { resource: "https://b.test" },
      { code: "invalid_target", parameter: "resource" },
    ],
    [
      "when nothing is left that it could be for",
      () => (person.scopes = ["email"]),
      {},
      { code: "invalid_scope", parameter: "scope" },
    ],
    ["too often", () => core.exhaust("refresh-grant"), {}, { code: "too_many_requests" }],
    [
      "after too many failures from the address",
      () => core.exhaust("client-auth-address"),
      {},
      { code: "too_many_requests" },
    ],
  ])("%s", async (_, arrange, fields, expected) => {
    const token = await begin();
    arrange(token);
    expect(await refresh(token, fields)).toEqual(expected);
  });

  it("of another app, in the words of an unknown one", async () => {
    expect(await refresh(await begin(), {}, core.client())).toEqual(INVALID);
  });

  it("without its client, or with a wrong secret, before anything is told of it", async () => {
    const token = await begin();
    const wrong = { client: { id: client.clientId, secret: "wrong", basic: false } };
    for (const request of [tokenRequest({ refresh_token: token }, wrong), tokenRequest({ refresh_token: token })]) {
      expect(await getOutcome(refreshToken, core, request)).toMatchObject({ code: "invalid_client" });
    }
  });
});

describe("a chain that began without a client", () => {
  const start = async () =>
    requireRefreshToken(
      await login(core, tokenRequest({ username: person.username, password: PASSWORD }, { dialect: "consumer" })),
    );
  const without = (token: string, given: Parameters<typeof tokenRequest>[1]) =>
    getOutcome(refreshToken, core, tokenRequest({ refresh_token: token }, given));

  it("is refreshed in its own dialect, and nowhere else", async () => {
    const token = await start();
    expect(await without(token, { dialect: "consumer" })).toMatchObject({ client: null, person });
    expect(await without(token, { dialect: "b2b" })).toEqual(INVALID);
  });

  it("is its person's, where the request names one", async () => {
    const token = await start();
    const as = (who: Person, secret = PASSWORD) => ({
      dialect: "consumer",
      client: { id: who.username, secret, basic: true },
    });
    expect(await without(token, as(person))).toHaveProperty("accessToken");
    expect(await without(token, as(core.person()))).toEqual(INVALID);
    expect(await without(token, as(person, "wrong"))).toEqual({ code: "invalid_credentials" });
  });
});

it("an app's own chain stays within its owner's role", async () => {
  core.policy({ refreshesOwnTokens: true });
  const token = requireRefreshToken(await clientCredentials.run(core, tokenRequest({}, asClient(core, client))));
  client.ownerScopes = ["read"];
  const answer = await refresh(token);
  expect(answer).toMatchObject({ scopes: ["read"], person: null });
  if (!("accessToken" in answer)) throw new Error("no tokens");
  expect(core.claims(answer)).toMatchObject({ sub: client.clientId, aud: ISSUER });
});
