import { authenticateClient, requireEnabled, requireGrant } from "../client-auth";
import { issueTokens, newFamily, newRefreshToken } from "../issue";
import { grantScopes, requestedScopes } from "../scopes";
import { type Grant, required } from "./grant";

/** `password` (RFC 6749 §4.3): a person's own user name and password, for clients that may use it. */
export const password: Grant = async (core, request) => {
  const username = required(request, "username");
  const secretWord = required(request, "password");
  const client = await authenticateClient(core, request);
  requireGrant(client, "password");
  requireEnabled(client);
  const person = await core.signIn(username, secretWord, request.address);
  await core.requireAddress(request.address, [person.addresses]);

  const policy = await core.policyOf(request.dialect);
  const scopes = grantScopes(requestedScopes(request.parameters), client.scopes, [person.scopes]);
  const { secret, stored } = newRefreshToken(core, policy);
  const family = newFamily({
    dialect: request.dialect,
    applicationId: client.id,
    userId: person.id,
    scopes,
    resources: [],
  });
  await core.store.beginFamily(family, stored);
  return issueTokens(core, {
    policy,
    scopes,
    resources: [],
    person,
    client,
    clientId: client.clientId,
    familyId: family.id,
    refreshToken: { secret, expiresAt: stored.expiresAt },
  });
};
