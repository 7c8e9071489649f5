import { issueTokens, newFamily, newRefreshToken } from "../issue";
import { narrowResources, resourcesOf } from "../resource";
import { grantScopes, requestedScopes } from "../scopes";
import { defineGrant } from "./grant";

/** `client_credentials` (RFC 6749 §4.4): the app acts for itself, within its owner's role. */
export const clientCredentials = defineGrant({
  type: "client_credentials",
  parameters: [],
  clients: ["app", "integration", "plugin"],
  actsFor: "client",
  // Who has no secret cannot show that it is itself.
  publicClients: { refused: "A public client cannot act for itself." },
  async run(core, request, given) {
    const client = await given.client();
    await core.requireAddress(request.address, [client.ownerAddresses]);

    const policy = await core.getPolicy(request.dialect);
    const scopes = grantScopes(await requestedScopes(core, request.parameters), client.scopes, [client.ownerScopes]);
    const requested = resourcesOf(core.issuer, request.parameters);
    const resources = narrowResources(core.issuer, [], requested);
    const base = { policy, scopes, resources, person: null, client, clientId: client.clientId };
    if (!policy.refreshesOwnTokens) return issueTokens(core, { ...base, familyId: null, refreshToken: null });

    const { secret, stored } = newRefreshToken(core, policy);
    const family = newFamily({
      dialect: request.dialect,
      applicationId: client.id,
      scopes,
      resources: requested ?? [],
    });
    await core.store.beginFamily(family, stored);
    return issueTokens(core, { ...base, familyId: family.id, refreshToken: { secret, expiresAt: stored.expiresAt } });
  },
});
