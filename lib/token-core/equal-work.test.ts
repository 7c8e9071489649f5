import type * as argon2 from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PgliteClient } from "../../db/drivers/pglite-client";
import { updateUser } from "../../db/queries/users";
import { authenticateClient } from "../oauth/client-auth/authenticate-client";
import { requestPasswordReset } from "../portal/accounts/password-reset";
import { signIn } from "../portal/accounts/sign-in";
import { createApp } from "../portal/apps/apps";
import { credentialEndpoints } from "../portal/credentials/credential-endpoints";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { signInCredential } from "./sign-in-credential";
import { getTokenCore } from "./token-core";

const { create: createCredential } = credentialEndpoints("b2b-login").useCases;

const verify = vi.hoisted(() => vi.fn());
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: verify.mockImplementation(real.verify) };
});

const ORIGIN = { address: "192.0.2.9", requestId: "req_test", userAgent: "test" };
const asked = vi.spyOn(PgliteClient.prototype, "ask");

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());
beforeEach((context) =>
  context.skip(system.runtime.db.driver !== "pglite", "statements are counted at the other driver"),
);

/** What a try that fails costs: the parameters of each password hash, and each statement. */
async function workOf(attempt: () => Promise<unknown>) {
  verify.mockClear();
  asked.mockClear();
  const answer = await attempt().catch((error: Error) => error);
  return {
    answer,
    hashes: verify.mock.calls.map(([hash]) => String(hash).split("$").slice(0, 4)),
    statements: asked.mock.calls.map(([question]) => ("text" in question ? question.text : question.kind)),
  };
}

test("a wrong password takes the same work whoever is named, and whether there is such a person", async () => {
  const { user } = await system.person();
  const off = await system.person();
  await updateUser(system.runtime.db, off.user.id, { disabledAt: new Date() });
  const invited = await system.person();
  await updateUser(system.runtime.db, invited.user.id, { passwordHash: null });
  const attempt = (identifier: string, password = "not the password") =>
    workOf(() => signIn(system.runtime, { identifier, password }, ORIGIN));
  const known = await attempt(user.email);
  expect([known.hashes.length, known.statements.length]).toEqual([1, 1]);
  for (const name of ["nobody@example.test", "nobody", user.username, off.user.email, invited.user.email]) {
    expect([name, await attempt(name)]).toEqual([name, known]);
  }
  // Of a password that is too long as well, and of one that is tried in two forms of Unicode.
  for (const password of ["x".repeat(300), "pa\u0308ssword"]) {
    expect(await attempt("nobody", password)).toEqual(await attempt(user.email, password));
  }
});

test("whoever asks for a new password is answered after the same work, whether or not there is an account", async () => {
  const { user } = await system.person();
  const attempt = (identifier: string) => workOf(() => requestPasswordReset(system.runtime, identifier, ORIGIN));
  expect(await attempt("nobody@example.test")).toEqual(await attempt(user.email));
});

test("a wrong secret takes the same statements for a client or a B2B login that there is as for one that there is not", async () => {
  const person = await system.person();
  const redirectUris = ["https://app.example.test/callback"];
  const body = { name: "App", type: "confidential", redirectUris, scopes: ["read"] } as const;
  const { clientId } = await person.run(createApp, { body });
  const login = await person.run(createCredential, { body: { name: "Login" } });
  const asClient = (id: string) => {
    const client = { id, secret: "gth_sec_wrong", basic: false };
    return workOf(() => authenticateClient(getTokenCore(system.runtime), { client, address: "192.0.2.9", actors: {} }));
  };
  const asLogin = (username: string) =>
    workOf(() => signInCredential(system.runtime, username, "wrong", ORIGIN.address));
  const [client, noClient] = [await asClient(clientId), await asClient("nobody")];
  expect([noClient.hashes, noClient.statements]).toEqual([client.hashes, client.statements]);
  const [one, none] = [await asLogin(login.username), await asLogin("nobody")];
  expect([none.hashes, none.statements]).toEqual([one.hashes, one.statements]);
});
