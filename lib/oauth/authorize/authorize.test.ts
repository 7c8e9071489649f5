import { beforeEach, describe, expect, it } from "vitest";
import { ISSUER, openTestCore, REDIRECT_URI, type TestCore } from "../testing/test-core";
import type { Client, Person } from "../types";
import { answerConsent, readTicket } from "./answer-consent";
import { authorize } from "./authorize";
import type { AuthorizeOutcome } from "./authorize-core";

let core: TestCore;
let client: Client;
let person: Person;

beforeEach(async () => {
  core = await openTestCore();
  client = core.client({ scopes: ["read", "write", "openid"], redirectUris: [REDIRECT_URI, "https://b.test/"] });
  person = core.person();
});

const signedIn = (secondsAgo = 0) => ({ person, authenticatedAt: new Date(Date.now() - secondsAgo * 1000) });

const toParameters = (fields: Record<string, string>) => {
  const given = {
    client_id: client.clientId,
    redirect_uri: REDIRECT_URI,
    response_type: "code",
    scope: "read",
    state: "s",
    ...fields,
  };
  return new Map(Object.entries(given).map(([name, value]) => [name, [value]]));
};

const ask = (fields: Record<string, string> = {}, who: ReturnType<typeof signedIn> | null = signedIn()) =>
  authorize(core, toParameters(fields), who, "standard");

/** What the client reads of an answer at its redirect URI. */
function readAnswer(outcome: AuthorizeOutcome | string) {
  const location = typeof outcome === "string" ? outcome : outcome.next === "redirect" ? outcome.location : "";
  const { origin, searchParams } = new URL(location);
  const { error_description: _, ...answer } = Object.fromEntries(searchParams);
  return { origin, ...answer };
}

const answer = (fields: Record<string, string>, allow: boolean, scopes: string[]) =>
  answerConsent(core, { parameters: toParameters(fields), dialect: "standard" }, signedIn(), { allow, scopes });

const BACK = { origin: "https://app.example", state: "s", iss: ISSUER };
const CODE = { ...BACK, code: expect.stringMatching(/^gth_cod_/) };

describe("an authorization request leads", () => {
  it.each<[string, Record<string, string>, number | null, unknown]>([
    ["whoever is not signed in to the sign-in", {}, null, { next: "sign-in", again: false, register: false }],
    [
      "to the sign-up where it asks for that",
      { prompt: "create" },
      null,
      { next: "sign-in", again: false, register: true },
    ],
    [
      "to the password once more where it asks for that",
      { prompt: "login" },
      0,
      { next: "sign-in", again: true, register: false },
    ],
    ["to the choice of an account", { prompt: "select_account" }, 0, { next: "sign-in", again: true, register: false }],
    [
      "to the password when the last was longer ago than it allows",
      { max_age: "60" },
      61,
      { next: "sign-in", again: true, register: false },
    ],
    ["to the consent of whoever is signed in", { max_age: "60" }, 30, { next: "consent", ticket: expect.any(String) }],
  ])("%s", async (_, fields, secondsAgo, expected) => {
    expect(await ask(fields, secondsAgo === null ? null : signedIn(secondsAgo))).toEqual(expected);
  });

  it("back, with an error, where nothing may be shown (OpenID Connect Core §3.1.2.6)", async () => {
    expect(readAnswer(await ask({ prompt: "none" }, null))).toEqual({ ...BACK, error: "login_required" });
    expect(readAnswer(await ask({ prompt: "none" }))).toEqual({ ...BACK, error: "consent_required" });
    expect(readAnswer(await ask({ prompt: "none", max_age: "1" }, signedIn(5)))).toMatchObject({
      error: "login_required",
    });
  });

  it("back, with an error, when the person can give none of it", async () => {
    person.scopes = ["email"];
    expect(readAnswer(await ask())).toEqual({ ...BACK, error: "invalid_scope" });
  });

  it("to a page of our own where the redirect URI is a stranger's", async () => {
    await expect(ask({ redirect_uri: "https://evil.test/" })).rejects.toMatchObject({
      code: "redirect_uri_mismatch",
    });
  });
});

describe("a consent that is remembered", () => {
  beforeEach(() => answer({ scope: "read openid" }, true, ["read"]));

  it("gives a code without a page for as much as it covers", async () => {
    expect(readAnswer(await ask({ scope: "openid read" }))).toEqual(CODE);
    expect(readAnswer(await ask({ prompt: "none" }))).toEqual(CODE);
  });

  it.each<[string, Record<string, string>]>([
    ["another scope", { scope: "read write" }],
    [
      "another redirect URI: whoever changed the app could else take everybody's codes",
      { redirect_uri: "https://b.test/" },
    ],
    ["a request that wants to be asked about", { prompt: "consent" }],
  ])("is not one to %s", async (_, fields) => {
    expect(await ask(fields)).toMatchObject({ next: "consent" });
  });

  it("is asked about as a whole at another redirect URI, and what is not ticked there ends everywhere", async () => {
    const fields = { scope: "openid", redirect_uri: "https://b.test/" };
    const ticket = await readTicket(core, { parameters: toParameters(fields) }, person);
    expect([...ticket.scopes].sort()).toEqual(["openid", "read"]);
    await answer(fields, true, []);
    expect(core.store.grants).toMatchObject([{ scopes: ["openid"], redirectUris: [REDIRECT_URI, "https://b.test/"] }]);
  });
});

describe("the answer of the consent page", () => {
  it("gives a code for what was ticked, and openid with it", async () => {
    expect(readAnswer(await answer({ scope: "openid read write" }, true, ["read"]))).toEqual(CODE);
    expect(core.store.codes).toMatchObject([
      { userId: person.id, applicationId: client.id, scopes: ["openid", "read"], redirectUri: REDIRECT_URI },
    ]);
  });

  it.each<[string, boolean, string[]]>([
    ["a no", false, ["read"]],
    ["a yes to nothing", true, []],
    ["a yes to what was not asked", true, ["admin"]],
  ])("is access_denied for %s, and nothing is stored", async (_, allow, scopes) => {
    expect(readAnswer(await answer({}, allow, scopes))).toEqual({ ...BACK, error: "access_denied" });
    expect([core.store.codes, core.store.grants]).toEqual([[], []]);
  });

  it("is checked anew: the app may have changed since the page was shown", async () => {
    client.scopes = ["write"];
    expect(readAnswer(await answer({}, true, ["read"]))).toEqual({ ...BACK, error: "invalid_scope" });
    client.disabled = true;
    await expect(answer({}, true, ["read"])).rejects.toMatchObject({ code: "client_disabled" });
  });
});
