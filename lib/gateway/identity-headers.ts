import type { Caller } from "../access/caller";
import { getKeyRing } from "../access/key-ring";
import { now } from "../clock";
import { signJwt } from "../oauth/jwt";
import type { Runtime } from "../runtime";

const LIVES_SECONDS = 60;

/** Another type than an access token's, so that an upstream cannot use it as one (RFC 8725 §3.11). */
const TYPE = "gateway+jwt";

/**
 * Who calls, for an upstream API: `X-Gateway-Subject`, `-Client`, `-Scopes`, and `-Signature`, a JWT over the three, the
 * method, the path and the request's id, signed with the key of access tokens: whoever is behind the gate verifies it
 * with the published keys and needs no secret.
 */
export async function identityHeaders(
  runtime: Runtime,
  { subject, clientId, scopes }: Pick<Caller, "subject" | "clientId" | "scopes">,
  { method, path, requestId }: { method: string; path: string; requestId: string },
): Promise<Record<string, string>> {
  const { accessTokens } = await getKeyRing(runtime);
  const scope = scopes.join(" ");
  const issued = Math.floor(now() / 1000);
  const signature = await signJwt(accessTokens, TYPE, {
    iss: runtime.env.publicUrl,
    sub: subject,
    ...(clientId !== null && { client_id: clientId }),
    scope,
    htm: method,
    path,
    jti: requestId,
    iat: issued,
    exp: issued + LIVES_SECONDS,
  });
  return {
    "x-gateway-subject": subject,
    "x-gateway-client": clientId ?? "",
    "x-gateway-scopes": scope,
    "x-gateway-signature": signature,
  };
}
