import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { digestSecret } from "../../credentials/pepper";
import { newSecret } from "../../credentials/secret";
import type { NewCode } from "../authorize/consent-store";
import {
  asClient,
  getOutcome,
  ISSUER,
  openTestCore,
  REDIRECT_URI,
  type TestCore,
  tokenRequest,
} from "../testing/test-core";
import type { Client, Person } from "../types";
import { authorizationCode, authorizationCodeWith } from "./authorization-code";

const VERIFIER = "v".repeat(43);
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

let core: TestCore;
let client: Client;
let person: Person;
let code: string;

beforeEach(async () => {
  core = await openTestCore();
  client = core.client({ scopes: ["read", "write", "openid"] });
  person = core.person();
  code = await given();
});

/** A code that the person gave to the app. */
async function given(over: Partial<NewCode> = {}): Promise<string> {
  const secret = newSecret("cod");
  await core.store.grantCode(
    {
      digest: digestSecret(core.peppers, secret),
      applicationId: client.id,
      userId: person.id,
      dialect: "standard",
      redirectUri: REDIRECT_URI,
      redirectUriGiven: true,
      scopes: ["read"],
      resources: [],
      codeChallenge: null,
      nonce: null,
      authenticatedAt: new Date(),
      expiresAt: new Date(core.store.now() + 60_000),
      ...over,
    },
    { allowed: over.scopes ?? ["read"], decided: [] },
  );
  return secret;
}

const exchange = (fields: Record<string, string> = {}, by: Client = client, grant = authorizationCode) =>
  getOutcome(grant, core, tokenRequest({ code, redirect_uri: REDIRECT_URI, ...fields }, asClient(core, by)));

const INVALID = { code: "invalid_code", parameter: "code" };

describe("a code becomes tokens", () => {
  it("that act for its person, for what they allowed, and belong to one chain", async () => {
    const tokens = await exchange();
    expect(tokens).toMatchObject({ expiresIn: 600, scopes: ["read"], idToken: null, person, client });
    const [family] = core.store.families;
    expect(family).toMatchObject({
      dialect: "standard",
      applicationId: client.id,
      userId: person.id,
      credentialId: null,
      scopes: ["read"],
    });
    if (!("accessToken" in tokens)) throw new Error("no tokens");
    expect(core.claims(tokens)).toMatchObject({
      iss: ISSUER,
      sub: person.id,
      aud: ISSUER,
      client_id: client.clientId,
      scope: "read",
      gid: family?.id,
    });
  });

  it("with an id token that has its nonce, where it was asked for with openid", async () => {
    code = await given({ scopes: ["openid", "read"], nonce: "n-0" });
    const tokens = await exchange();
    if (!("idToken" in tokens) || !tokens.idToken) throw new Error("no id token");
    const [, claims = ""] = tokens.idToken.split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      sub: person.id,
      aud: client.clientId,
      nonce: "n-0",
    });
  });

  it("of fewer scopes, where the person's role has lost some since", async () => {
    code = await given({ scopes: ["read", "write"] });
    person.scopes = ["read"];
    expect(await exchange()).toMatchObject({ scopes: ["read"] });
  });

  it("for the resource that is named, within those of the request", async () => {
    code = await given({ resources: [`${ISSUER}/odata`] });
    const tokens = await exchange({ resource: `${ISSUER}/odata/products` });
    if (!("accessToken" in tokens)) throw new Error("no tokens");
    expect(core.claims(tokens)?.aud).toBe(`${ISSUER}/odata/products`);
  });

  it("without a redirect_uri where the request had none either (RFC 6749 §4.1.3)", async () => {
    code = await given({ redirectUriGiven: false });
    expect(await getOutcome(authorizationCode, core, tokenRequest({ code }, asClient(core, client)))).toHaveProperty(
      "accessToken",
    );
  });

  it("without a redirect_uri where the dialect lets a client leave out its only one", async () => {
    const lax = authorizationCodeWith({ onlyRedirectUriMayBeLeftOut: true });
    const request = () => tokenRequest({ code }, asClient(core, client));
    expect(await getOutcome(authorizationCode, core, request())).toMatchObject({ parameter: "redirect_uri" });
    expect(await getOutcome(lax, core, request())).toHaveProperty("accessToken");
    client.redirectUris = [REDIRECT_URI, "https://b.test/"];
    code = await given();
    expect(await getOutcome(lax, core, request())).toMatchObject({ parameter: "redirect_uri" });
  });
});

describe("a code is refused", () => {
  it.each<[string, () => unknown, Record<string, string>, unknown]>([
    ["without one", () => undefined, { code: "" }, { code: "missing_parameter", parameter: "code" }],
    ["that is none", () => undefined, { code: "x" }, INVALID],
    ["that nobody gave", () => undefined, { code: newSecret("cod") }, INVALID],
    ["that is a refresh token", () => undefined, { code: newSecret("ref") }, INVALID],
    ["after 60 seconds", () => core.store.pass(61), {}, INVALID],
    [
      "when the person has disconnected the app",
      () =>
        core.store.grants.forEach((one) => {
          one.revoked = true;
        }),
      {},
      INVALID,
    ],
    [
      "at another redirect_uri",
      () => undefined,
      { redirect_uri: "https://b.test/" },
      { code: "invalid_code", parameter: "redirect_uri" },
    ],
    [
      "with a verifier that no challenge asked for",
      () => undefined,
      { code_verifier: VERIFIER },
      { code: "invalid_code", parameter: "code_verifier" },
    ],
    [
      "for another server's resource",
      () => undefined,
      { resource: "https://b.test" },
      { code: "invalid_target", parameter: "resource" },
    ],
    ["of a person who is disabled", () => (person.disabled = true), {}, { code: "suspended" }],
    [
      "from an address that the person does not allow",
      () => (person.addresses = ["198.51.100.7"]),
      {},
      { code: "address_not_allowed" },
    ],
    ["to an app that is disabled", () => (client.disabled = true), {}, { code: "suspended" }],
    ["to an app whose owner is disabled", () => (client.ownerDisabled = true), {}, { code: "suspended" }],
    [
      "to a client that is not registered for it",
      () => (client.grantTypes = ["refresh_token"]),
      {},
      { code: "unauthorized_client" },
    ],
    [
      "after too many failures from the address",
      () => core.exhaust("client-auth-address"),
      {},
      { code: "too_many_requests" },
    ],
  ])("%s", async (_, arrange, fields, expected) => {
    arrange();
    expect(await exchange(fields)).toEqual(expected);
    expect(core.store.families).toEqual([]);
  });

  it("to another app, which learns no more than of an unknown code, and does not spend it", async () => {
    expect(await exchange({}, core.client())).toEqual(INVALID);
    expect(await exchange()).toHaveProperty("accessToken");
  });

  it("to a client that cannot show that it is itself, which does not spend it either", async () => {
    const wrong = { client: { id: client.clientId, secret: "wrong", basic: false } };
    expect(await getOutcome(authorizationCode, core, tokenRequest({ code }, wrong))).toEqual({
      code: "invalid_client",
    });
    expect(core.counted).toEqual(["client-auth-address"]);
    expect(await exchange()).toHaveProperty("accessToken");
  });

  it("a second time, and what it led to is revoked (RFC 6749 §4.1.2)", async () => {
    await exchange();
    expect(await exchange()).toEqual(INVALID);
    expect(core.store.families).toMatchObject([{ revokedReason: "code_reuse" }]);
  });

  it("to all but one of those who send it at once, and that one's chain is revoked", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => exchange()));
    expect(answers.filter((one) => "accessToken" in one)).toHaveLength(1);
    expect(core.store.families).toMatchObject([{ revokedReason: "code_reuse" }]);
  });
});

describe("why a code was refused is for the app's owner to read", () => {
  it.each<[string, () => unknown, string]>([
    ["expired", () => core.store.pass(61), "The code has expired"],
    ["used", () => exchange(), "The code was used before"],
    [
      "unknown",
      () => {
        code = newSecret("cod");
      },
      "No such code was issued",
    ],
  ])("%s", async (_, arrange, reason) => {
    await arrange();
    const refused = authorizationCode.run(core, tokenRequest({ code }, asClient(core, client)));
    await expect(refused).rejects.toMatchObject({
      message: "The authorization code is unknown, expired or used.",
      facts: { explanation: { reason: expect.stringContaining(reason) } },
    });
  });
});

describe("PKCE (RFC 7636 §4.6, RFC 9700 §2.1.1)", () => {
  it.each([
    ["the right verifier", "confidential", CHALLENGE, VERIFIER, true],
    ["another verifier", "confidential", CHALLENGE, "w".repeat(43), false],
    ["no verifier", "confidential", CHALLENGE, undefined, false],
    ["a verifier that is too short", "confidential", CHALLENGE, "v".repeat(42), false],
    ["the right verifier of a public client", "public", CHALLENGE, VERIFIER, true],
    ["a public client without a challenge", "public", null, undefined, false],
  ] as const)("%s", async (_, type, codeChallenge, verifier, works) => {
    client = core.client({ type });
    code = await given({ codeChallenge });
    const answer = await exchange(verifier === undefined ? {} : { code_verifier: verifier });
    if (works) expect(answer).toHaveProperty("accessToken");
    else expect(answer).toEqual({ code: "invalid_code", parameter: "code_verifier" });
  });
});
