import { AccessError } from "../access/access-error";
import { accessTokensOf } from "../access/authenticators/access-token";
import { bearerToken } from "../access/authenticators/bearer";
import { keyRingOf } from "../access/key-ring";
import { readClient, readForm, readJsonObject } from "../dialects/reading";
import { authenticateClient } from "../oauth/client-auth";
import { required } from "../oauth/grants/grant";
import { revokeByRefreshToken, revokeClaims, revokeToken } from "../oauth/revoke";
import type { Handler, RequestContext } from "./handler";
import { tokenCoreOf } from "./token-core";
import { tokenAnswer } from "./token-route";

/** `POST /auth/oauth/revoke` (RFC 7009). */
export const revokeAtClient: Handler = async (request, { runtime, address }) => {
  const parameters = await readForm(request);
  const core = tokenCoreOf(runtime);
  const token = required({ parameters }, "token");
  const client = await authenticateClient(core, { client: readClient(request, parameters), address, parties: {} });
  const keys = await keyRingOf(runtime);
  await revokeToken(core, (kid) => keys.find(kid), client, token);
  return tokenAnswer({});
};

/** Ends the chain of the request's own Bearer token; `false` where it carries none. Throws `AccessError`. */
async function revokeOwnBearer(request: Request, { runtime }: RequestContext): Promise<boolean> {
  const token = bearerToken(request);
  if (token === undefined) return false;
  const { claims } = await accessTokensOf(runtime)(token);
  await revokeClaims(tokenCoreOf(runtime), claims);
  return true;
}

/** `POST /authorization/revoke` (seed 4): with the Bearer token, and any or no body. */
export const revokeBearer: Handler = async (request, context) => {
  if (!(await revokeOwnBearer(request, context))) {
    throw new AccessError("credential_missing", "Send the access token as Bearer.");
  }
  return tokenAnswer({ success: true });
};

/** `POST /auth/revoke` (seed 3): with the Bearer token, or the refresh token in the body; the pair dies together. */
export const revokePair: Handler = async (request, context) => {
  if (!(await revokeOwnBearer(request, context))) {
    const parameters = await readJsonObject(request);
    await revokeByRefreshToken(tokenCoreOf(context.runtime), required({ parameters }, "refresh_token"));
  }
  return tokenAnswer({ success: true, data: { revoked: true } });
};
