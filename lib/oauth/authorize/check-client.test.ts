import { beforeEach, describe, expect, it } from "vitest";
import { ISSUER, openTestCore, REDIRECT_URI, type TestCore } from "../testing/test-core";
import type { Client } from "../types";
import { checkClient } from "./check-client";
import { PageError } from "./outcome";
import type { RawParameters } from "./request";

let core: TestCore;
let client: Client;

beforeEach(async () => {
  core = await openTestCore();
  client = core.client();
});

const check = (fields: Record<string, string | string[]> = {}) => {
  const given = { client_id: client.clientId, redirect_uri: REDIRECT_URI, ...fields };
  const parameters: RawParameters = new Map(Object.entries(given).map(([name, value]) => [name, [value].flat()]));
  return checkClient(core.store, ISSUER, parameters);
};

/** The reason of the page that an authorization request ends with: no redirect goes to a stranger's URI. */
const getReason = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof PageError ? error.code : error;
};

describe("a client and where it is answered", () => {
  it("are known when its redirect URI is its own", async () => {
    expect(await check({ state: "s" })).toEqual({
      client,
      redirectUriGiven: true,
      replyTo: { redirectUri: REDIRECT_URI, state: "s", issuer: ISSUER },
    });
  });

  it("are known without a redirect URI where the client has one only", async () => {
    expect(await check({ redirect_uri: "" })).toMatchObject({
      redirectUriGiven: false,
      replyTo: { redirectUri: REDIRECT_URI, state: undefined },
    });
  });

  it("may be on any port of a loopback address that is registered (RFC 8252 §7.3)", async () => {
    client.redirectUris = ["http://127.0.0.1/cb"];
    expect((await check({ redirect_uri: "http://127.0.0.1:50123/cb" })).replyTo.redirectUri).toBe(
      "http://127.0.0.1:50123/cb",
    );
  });

  it.each<[string, () => unknown, Record<string, string | string[]>, string]>([
    ["no client", () => undefined, { client_id: "" }, "unknown_client"],
    ["a client that nobody made", () => undefined, { client_id: "unknown" }, "unknown_client"],
    ["a name with NUL", () => undefined, { client_id: "a\0" }, "unknown_client"],
    ["two clients", () => undefined, { client_id: ["a", "b"] }, "duplicate_parameter"],
    [
      "two redirect URIs",
      () => undefined,
      { redirect_uri: [REDIRECT_URI, "https://evil.test/"] },
      "duplicate_parameter",
    ],
    [
      "a redirect URI that is not registered",
      () => undefined,
      { redirect_uri: "https://evil.test/" },
      "redirect_uri_mismatch",
    ],
    [
      "one that only begins like its own",
      () => undefined,
      { redirect_uri: `${REDIRECT_URI}/more` },
      "redirect_uri_mismatch",
    ],
    [
      "none, where it has two",
      () => (client.redirectUris = [REDIRECT_URI, "https://b.test/"]),
      { redirect_uri: "" },
      "redirect_uri_missing",
    ],
    ["none, where it has none", () => (client.redirectUris = []), { redirect_uri: "" }, "redirect_uri_missing"],
    ["a client that is disabled", () => (client.disabled = true), {}, "client_disabled"],
    ["a client whose owner is disabled", () => (client.ownerDisabled = true), {}, "client_disabled"],
  ])("are a page and no redirect for %s", async (_, arrange, fields, reason) => {
    arrange();
    expect(await getReason(check(fields))).toBe(reason);
  });
});
