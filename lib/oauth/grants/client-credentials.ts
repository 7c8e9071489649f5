import { authenticateClient, requireEnabled, requireGrant } from "../client-auth";
import { Failure } from "../failure";
import { issueTokens, newFamily, newRefreshToken } from "../issue";
import { narrowResources, requestedResources } from "../resource";
import { grantScopes, requestedScopes } from "../scopes";
import type { Grant } from "./grant";

/** `client_credentials` (RFC 6749 §4.4): the app acts for itself, within its owner's role. */
export const clientCredentials: Grant = async (core, request) => {
  const client = await authenticateClient(core, request);
  // Who has no secret cannot show that it is itself.
  if (client.type === "public") {
    throw new Failure("unauthorized_client", "A public client cannot act for itself.");
  }
  requireGrant(client, "client_credentials");
  requireEnabled(client);
  await core.requireAddress(request.address, [client.ownerAddresses]);

  const policy = await core.policyOf(request.dialect);
  const scopes = grantScopes(requestedScopes(request.parameters), client.scopes, [client.ownerScopes]);
  const requested = requestedResources(core.issuer, [request.parameters.get("resource") ?? ""]);
  const resources = narrowResources(core.issuer, [], requested);
  const base = { policy, scopes, resources, person: null, client, clientId: client.clientId };
  if (!policy.refreshesOwnTokens) return issueTokens(core, { ...base, familyId: null, refreshToken: null });

  const { secret, stored } = newRefreshToken(core, policy);
  const family = newFamily({ dialect: request.dialect, applicationId: client.id, scopes, resources: requested ?? [] });
  await core.store.beginFamily(family, stored);
  return issueTokens(core, { ...base, familyId: family.id, refreshToken: { secret, expiresAt: stored.expiresAt } });
};
