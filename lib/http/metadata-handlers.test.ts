import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureSigningKeys } from "../access/key-ring";
import { updateSettings } from "../portal/admin/settings";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import type { Handler } from "./handler";
import { authorizationServerMetadata, openidConfiguration } from "./metadata-handlers";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
  await ensureSigningKeys(system.runtime);
});
afterAll(() => system.close());

async function read(handler: Handler) {
  const request = new Request("http://localhost:3000/");
  const context = {
    runtime: system.runtime,
    requestId: "req_test",
    address: "192.0.2.1",
    params: {},
    entry: { actors: {} },
  };
  return (await (await handler(request, context)).json()) as Record<string, unknown>;
}

it("registration is discovered where an administrator has switched it on, and nowhere else", async () => {
  const admin = await system.admin();
  for (const dynamicRegistration of [true, false]) {
    await admin.run(updateSettings, { body: { dynamicRegistration } });
    for (const handler of [authorizationServerMetadata, openidConfiguration]) {
      const told = (await read(handler)).registration_endpoint;
      expect(told).toBe(dynamicRegistration ? "http://localhost:3000/auth/oauth/register" : undefined);
    }
  }
});

it("OpenID Connect Discovery tells all that RFC 8414 does, word for word", async () => {
  expect(await read(openidConfiguration)).toMatchObject(await read(authorizationServerMetadata));
});
