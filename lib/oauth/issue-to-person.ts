import type { IssuedTokens, TokenCore, TokenRequest } from "./core";
import { issueTokens, newFamily, newRefreshToken } from "./issue";
import { grantScopes, requestedScopes } from "./scopes";
import type { ShownPerson } from "./types";

/** A new chain of tokens for a person who has shown who they are. Throws `Failure`. */
export async function issueToPerson(
  core: TokenCore,
  request: TokenRequest,
  { person, client, credential }: ShownPerson,
): Promise<IssuedTokens> {
  Object.assign(request.actors, { userId: person.id, credentialId: credential?.id ?? null });
  await core.requireAddress(request.address, [credential?.addresses ?? [], person.addresses]);
  const policy = await core.getPolicy(request.dialect);
  const scopes = grantScopes(
    await requestedScopes(core, request.parameters),
    credential?.scopes ?? client?.scopes ?? person.scopes,
    [person.scopes],
  );
  const { secret, stored } = newRefreshToken(core, policy);
  const family = newFamily({
    dialect: request.dialect,
    applicationId: client?.id ?? null,
    userId: person.id,
    credentialId: credential?.id ?? null,
    scopes,
    resources: [],
  });
  await core.store.beginFamily(family, stored);
  return issueTokens(core, {
    policy,
    scopes,
    resources: [],
    person,
    client: client ?? null,
    clientId: client?.clientId ?? request.dialect,
    familyId: family.id,
    refreshToken: { secret, expiresAt: stored.expiresAt },
  });
}
