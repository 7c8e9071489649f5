import { randomBase62 } from "../../ids";
import { describeStore } from "./store-contract";
import { openTestCore } from "./test-core";

describeStore("the store in memory", async () => {
  const { store, client, person } = await openTestCore();
  const { id: userId } = person();
  const redirectUri = `https://${randomBase62(8)}.test/`;
  const app = client({ ownerId: userId, scopes: ["read", "openid"], redirectUris: [redirectUri] });
  return {
    store,
    userId,
    applicationId: app.id,
    clientId: app.clientId,
    redirectUri,
    async withdraw() {
      for (const grant of store.grants) grant.revoked = true;
    },
    async disable() {
      for (const one of store.people) one.disabled = true;
      app.ownerDisabled = true;
    },
  };
});
