import { afterAll, beforeAll } from "vitest";
import { describeStore } from "../oauth/testing/store-contract";
import { createApp } from "../portal/apps/apps";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { getTokenCore } from "./token-core";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

describeStore("the store on a database", async () => {
  const { db } = system.runtime;
  const person = await system.person();
  const redirectUri = `https://${person.user.username}.test/`;
  const app = await person.run(createApp, {
    body: { name: "App", type: "confidential", redirectUris: [redirectUri], scopes: ["read", "openid"] },
  });
  return {
    store: getTokenCore(system.runtime).store,
    userId: person.user.id,
    applicationId: app.id,
    clientId: app.clientId,
    redirectUri,
    async withdraw() {
      await db.all("update grants set revoked_at = now() where user_id = $1", [person.user.id]);
    },
    async disable() {
      await db.all("update users set disabled_at = now() where id = $1", [person.user.id]);
    },
  };
});
