import { getAccessTokens } from "../access/authenticators/access-token";
import { lookUpDigests } from "../credentials/pepper";
import { secretKind } from "../credentials/secret";
import { readClient, readForm } from "../dialects/reading";
import { authenticateLiveClient } from "../oauth/client-auth/authenticate-client";
import { Failure } from "../oauth/failure";
import { required } from "../oauth/grants/grant";
import type { Client } from "../oauth/types";
import { AccessError } from "../refusals/access-error";
import type { Runtime } from "../runtime";
import { getTokenCore } from "../token-core/token-core";
import type { Handler } from "./handler";
import { tokenAnswer } from "./token-route";

const INACTIVE = { active: false };

async function describeRefreshToken(runtime: Runtime, token: string, client: Client): Promise<object> {
  const { peppers, store } = getTokenCore(runtime);
  const stored = await store.findRefreshToken(lookUpDigests(peppers, token));
  const live = stored && !stored.expired && !stored.revoked && !stored.suspended && stored.spentFor === null;
  if (!live || stored.applicationId !== client.id) return INACTIVE;
  return {
    active: true,
    scope: stored.scopes.join(" "),
    client_id: client.clientId,
    token_type: "refresh_token",
    ...(stored.person && { sub: stored.person.id, username: stored.person.username }),
  };
}

async function describeAccessToken(runtime: Runtime, token: string, client: Client): Promise<object> {
  try {
    const { claims, identified } = await getAccessTokens(runtime)(token);
    if (claims.client_id !== client.clientId && !client.trusted) return INACTIVE;
    const { iss, sub, aud, iat, exp, jti, client_id } = claims;
    return {
      active: true,
      // What it may do now, which may be less than what it says.
      scope: identified.scopes.join(" "),
      client_id,
      token_type: "Bearer",
      ...{ iss, sub, aud, iat, exp, jti },
      ...(identified.user && { username: identified.user.username }),
    };
  } catch (error) {
    if (error instanceof AccessError) return INACTIVE;
    throw error;
  }
}

/**
 * `POST /auth/oauth/introspect` (RFC 7662): a client asks about its own tokens, an integration about anybody's. A token
 * that is not good, or none of the asker's business, is inactive, and no more is said (§2.2).
 */
export const introspect: Handler = async (request, { runtime, address }) => {
  const parameters = await readForm(request);
  const token = required({ parameters }, "token");
  const client = await authenticateLiveClient(getTokenCore(runtime), {
    client: readClient(request, parameters),
    address,
    actors: {},
  });
  // RFC 7662 §2.1: whoever asks must be known, or tokens could be tried out here.
  if (client.type === "public") throw new Failure("invalid_client", "A public client cannot introspect.");
  const describe = secretKind(token) === "ref" ? describeRefreshToken : describeAccessToken;
  return tokenAnswer(await describe(runtime, token, client));
};
