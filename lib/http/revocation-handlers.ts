import { getAccessTokens } from "../access/authenticators/access-token";
import { bearerToken } from "../access/authenticators/bearer";
import { getKeyRing } from "../access/key-ring";
import { readClient, readForm, readJsonObject } from "../dialects/reading";
import { authenticateLiveClient } from "../oauth/client-auth/authenticate-client";
import { required } from "../oauth/grants/grant";
import { revokeByRefreshToken, revokeClaims, revokeToken } from "../oauth/revoke";
import { AccessError } from "../refusals/access-error";
import { getTokenCore } from "../token-core/token-core";
import type { Handler, RequestContext } from "./handler";
import { tokenAnswer } from "./token-route";

/** `POST /auth/oauth/revoke` (RFC 7009). */
export const revokeAtClient: Handler = async (request, { runtime, address }) => {
  const parameters = await readForm(request);
  const core = getTokenCore(runtime);
  const token = required({ parameters }, "token");
  const client = await authenticateLiveClient(core, { client: readClient(request, parameters), address, actors: {} });
  const keys = await getKeyRing(runtime);
  await revokeToken(core, (kid) => keys.find(kid), client, token);
  return tokenAnswer({});
};

/** Ends the chain of the request's own Bearer token; `false` where it carries none. Throws `AccessError`. */
async function revokeOwnBearer(request: Request, { runtime }: RequestContext): Promise<boolean> {
  const token = bearerToken(request);
  if (token === undefined) return false;
  const { claims } = await getAccessTokens(runtime)(token);
  await revokeClaims(getTokenCore(runtime), claims);
  return true;
}

/** `POST /authorization/revoke` (CONTRACT §2.4): with the Bearer token, and any or no body. */
export const revokeBearer: Handler = async (request, context) => {
  if (!(await revokeOwnBearer(request, context))) {
    throw new AccessError("credential_missing", "Send the access token as Bearer.");
  }
  return tokenAnswer({ success: true });
};

/** `POST /auth/revoke` (CONTRACT §2.3): with the Bearer token, or the refresh token in the body; the pair dies together. */
export const revokePair: Handler = async (request, context) => {
  if (!(await revokeOwnBearer(request, context))) {
    const parameters = await readJsonObject(request);
    await revokeByRefreshToken(getTokenCore(context.runtime), required({ parameters }, "refresh_token"));
  }
  return tokenAnswer({ success: true, data: { revoked: true } });
};
