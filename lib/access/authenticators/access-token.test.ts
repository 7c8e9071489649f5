import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { apiCredential } from "../../oauth/grants/api-credential";
import { credentialEndpoints } from "../../portal/credentials/credential-endpoints";
import { openTestRuntime, type TestRuntime } from "../../portal/testing/test-runtime";
import { getTokenCore } from "../../token-core/token-core";
import { ensureSigningKeys } from "../key-ring";
import { getAccessTokens } from "./access-token";

const { create: createCredential } = credentialEndpoints("b2b-login").useCases;

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
  await ensureSigningKeys(system.runtime);
});
afterAll(async () => {
  vi.useRealTimers();
  await system.close();
});

test("a token that is cached as good ends with the B2B login that it was got with", async () => {
  const { runtime } = system;
  const person = await system.person();
  const expiresAt = new Date(Date.now() + 600_000);
  const made = await person.run(createCredential, { body: { name: "backend", expiresAt: expiresAt.toISOString() } });
  const { accessToken } = await apiCredential(getTokenCore(runtime), {
    parameters: new Map([
      ["username", made.username],
      ["password", made.password],
    ]),
    client: null,
    dialect: "b2b",
    address: "192.0.2.1",
    actors: {},
  });
  const use = () => getAccessTokens(runtime)(accessToken);
  expect((await use()).identified.user?.id).toBe(person.user.id);
  // The database's clock stands still: what ends the token is what is cached of it.
  vi.useFakeTimers({ toFake: ["Date"], now: expiresAt });
  await expect(use()).rejects.toMatchObject({ code: "invalid_token" });
});
