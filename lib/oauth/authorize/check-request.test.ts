import { beforeEach, describe, expect, it } from "vitest";
import { ISSUER, openTestCore, REDIRECT_URI, type TestCore } from "../testing/test-core";
import type { Client } from "../types";
import { checkRequest } from "./check-request";
import { RedirectError } from "./outcome";

let core: TestCore;
let client: Client;
beforeEach(async () => {
  core = await openTestCore();
  client = core.client();
});

const CHALLENGE = "c".repeat(43);

const check = async (fields: Record<string, string | string[]> = {}) => {
  const given = { response_type: "code", ...fields };
  const parameters = new Map(Object.entries(given).map(([name, value]) => [name, [value].flat()]));
  const replyTo = { redirectUri: REDIRECT_URI, state: undefined, issuer: ISSUER };
  try {
    return await checkRequest(core, parameters, { client, replyTo, redirectUriGiven: true });
  } catch (error) {
    if (!(error instanceof RedirectError)) throw error;
    return error.code;
  }
};

describe("an authorization request is taken", () => {
  it("with nothing but its type: for all that the app may ask for", async () => {
    expect(await check()).toEqual({
      client,
      redirectUri: REDIRECT_URI,
      redirectUriGiven: true,
      state: undefined,
      issuer: ISSUER,
      scopes: ["read", "write"],
      resources: [],
      codeChallenge: null,
      nonce: null,
      prompt: new Set(),
      maxAge: null,
    });
  });

  it("with everything that it may say", async () => {
    const fields = {
      scope: "read",
      code_challenge: CHALLENGE,
      code_challenge_method: "S256",
      nonce: "n",
      prompt: "login consent",
      max_age: "60",
      resource: [`${ISSUER}/odata`, `${ISSUER}/api/`],
      response_mode: "query",
      unknown: "passed over",
    };
    expect(await check(fields)).toMatchObject({
      scopes: ["read"],
      resources: [`${ISSUER}/odata`, `${ISSUER}/api`],
      codeChallenge: CHALLENGE,
      nonce: "n",
      prompt: new Set(["login", "consent"]),
      maxAge: 60,
    });
  });
});

describe("an authorization request is sent back", () => {
  it.each<[string, Record<string, string | string[]>, string]>([
    ["without a type", { response_type: "" }, "invalid_request"],
    ["with another type", { response_type: "token" }, "unsupported_response_type"],
    ["with another mode", { response_mode: "fragment" }, "invalid_request"],
    ["with a request object", { request: "eyJ" }, "request_not_supported"],
    ["with the address of one", { request_uri: "https://a.test/" }, "request_uri_not_supported"],
    ["with a parameter given twice (RFC 6749 §3.1)", { scope: ["read", "write"] }, "invalid_request"],
    ["with state given twice", { state: ["a", "b"] }, "invalid_request"],
    ["for a scope that the app may not ask for", { scope: "read admin" }, "invalid_scope"],
    ["for another server's resource", { resource: "https://b.test" }, "invalid_target"],
    ["with a plain challenge", { code_challenge: CHALLENGE, code_challenge_method: "plain" }, "invalid_request"],
    ["with a challenge of no method, which means plain", { code_challenge: CHALLENGE }, "invalid_request"],
    ["with a challenge that is none", { code_challenge: "c", code_challenge_method: "S256" }, "invalid_request"],
    ["with a method but no challenge", { code_challenge_method: "S256" }, "invalid_request"],
    ["with an unknown prompt", { prompt: "later" }, "invalid_request"],
    ["with a prompt of none and another", { prompt: "none login" }, "invalid_request"],
    ["with an age that is no number", { max_age: "1h" }, "invalid_request"],
    ["with an age below zero", { max_age: "-1" }, "invalid_request"],
  ])("%s", async (_, fields, code) => {
    expect(await check(fields)).toBe(code);
  });

  it("from a public client without PKCE (RFC 9700 §2.1.1)", async () => {
    client.type = "public";
    expect(await check()).toBe("invalid_request");
    expect(await check({ code_challenge: CHALLENGE, code_challenge_method: "S256" })).toMatchObject({ client });
  });

  it("from a client that is not registered for codes", async () => {
    client.grantTypes = ["client_credentials"];
    expect(await check()).toBe("unauthorized_client");
  });
});
