import { beforeEach, describe, expect, it } from "vitest";
import { asClient, getOutcome, openTestCore, PASSWORD, type TestCore, tokenRequest } from "../testing/test-core";
import type { Client, Person } from "../types";
import { apiCredential } from "./api-credential";
import { clientOrPersonCredentials } from "./client-or-person-credentials";
import { login } from "./login";
import { password, passwordWith } from "./password";

let core: TestCore;
let client: Client;
let person: Person;

beforeEach(async () => {
  core = await openTestCore();
  client = core.client({ scopes: ["read"] });
  person = core.person();
});

const fields = (more: Record<string, string> = {}) => ({ username: person.username, password: PASSWORD, ...more });
const ask = (more: Record<string, string> = {}, grant = password) =>
  getOutcome(grant, core, tokenRequest(fields(more), asClient(core, client)));

describe("a password through a client", () => {
  it("gives tokens for the person, within the app's scopes and the role", async () => {
    expect(await ask()).toMatchObject({ scopes: ["read"], person, client, idToken: null });
    expect(core.store.families).toMatchObject([{ userId: person.id, applicationId: client.id }]);
  });

  it.each<[string, () => unknown, Record<string, string>, unknown]>([
    ["without a user name", () => undefined, { username: "" }, { code: "missing_parameter", parameter: "username" }],
    ["without a password", () => undefined, { password: "" }, { code: "missing_parameter", parameter: "password" }],
    ["that is wrong", () => undefined, { password: "wrong" }, { code: "invalid_credentials" }],
    ["of nobody", () => undefined, { username: "nobody" }, { code: "invalid_credentials" }],
    ["of somebody who is disabled", () => (person.disabled = true), {}, { code: "invalid_credentials" }],
    [
      "for a scope that the app does not have",
      () => undefined,
      { scope: "write" },
      { code: "invalid_scope", parameter: "scope" },
    ],
    [
      "from an address that the person does not allow",
      () => (person.addresses = ["198.51.100.7"]),
      {},
      { code: "address_not_allowed" },
    ],
    ["through an app that is disabled", () => (client.disabled = true), {}, { code: "suspended" }],
    [
      "through an app that is not registered for it",
      () => (client.grantTypes = ["client_credentials"]),
      {},
      { code: "unauthorized_client" },
    ],
  ])("is refused %s", async (_, arrange, more, expected) => {
    arrange();
    expect(await ask(more)).toEqual(expected);
    expect(core.store.families).toEqual([]);
  });

  it("of somebody whose role lacks what the dialect needs is as wrong as any other", async () => {
    const grant = passwordWith({ needs: "admin" });
    expect(await ask({}, grant)).toEqual({ code: "invalid_credentials" });
    person.scopes = ["admin", "read"];
    expect(await ask({}, grant)).toHaveProperty("accessToken");
  });

  it("is open to apps of another registration where the dialect says so", async () => {
    client.grantTypes = ["client_credentials"];
    expect(await ask({}, passwordWith({ registeredFor: "client_credentials" }))).toHaveProperty("accessToken");
  });
});

describe("a password without a client", () => {
  const logIn = (more: Record<string, string> = {}) => getOutcome(login, core, tokenRequest(fields(more)));

  it("gives all that the role allows, or what is asked for of it", async () => {
    expect(await logIn()).toMatchObject({ scopes: person.scopes, client: null });
    expect(await logIn({ scope: "read" })).toMatchObject({ scopes: ["read"] });
    expect(await logIn({ scope: "admin" })).toEqual({ code: "invalid_scope", parameter: "scope" });
  });
});

describe("a B2B login", () => {
  const logIn = (more: Record<string, string> = {}) =>
    getOutcome(apiCredential, core, tokenRequest({ username: "b2b_1", password: PASSWORD, ...more }));
  const give = (given = {}) =>
    core.store.credentials.push({
      id: "b2b_1",
      scopes: null,
      addresses: [],
      revoked: false,
      disabled: false,
      ...given,
    });

  it("acts as its account, within what it is narrowed to", async () => {
    give({ scopes: ["read"] });
    expect(await logIn()).toMatchObject({ scopes: ["read"], person, client: null });
    expect(core.store.families).toMatchObject([{ userId: person.id, credentialId: "b2b_1" }]);
    expect(await logIn({ scope: "write" })).toEqual({ code: "invalid_scope", parameter: "scope" });
  });

  it("is refused while it is disabled, and from outside its own or the account's addresses", async () => {
    give({ addresses: ["198.51.100.7"] });
    expect(await logIn()).toEqual({ code: "address_not_allowed" });
    core.store.credentials.length = 0;
    give({ disabled: true });
    expect(await logIn()).toEqual({ code: "suspended" });
  });
});

describe("client credentials that may be a person's", () => {
  const ask = (id: string, secret: string) =>
    getOutcome(clientOrPersonCredentials, core, tokenRequest({}, { client: { id, secret, basic: true } }));

  it("are an app's where there is one, else the person's; wrong ones are a bad client's", async () => {
    expect(await ask(client.clientId, core.secret)).toMatchObject({ person: null, client });
    expect(await ask(person.username, PASSWORD)).toMatchObject({ person, client: null });
    expect(await ask(person.username, "wrong")).toEqual({ code: "invalid_client" });
  });
});
