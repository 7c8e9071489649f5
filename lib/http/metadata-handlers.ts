import { standard } from "../dialects/standard";
import type { Check } from "../oauth/authorize/checks/check";
import { CHECKS } from "../oauth/authorize/checks/checks";
import { CLAIMS } from "../oauth/id-token";
import { OFFLINE_ACCESS } from "../oauth/scopes";
import { getPublished } from "../portal/system/published";
import type { Runtime } from "../runtime";
import { jsonResponse } from "../whole-response";
import type { Handler } from "./handler";
import { endpointMetadata, OAUTH_ENDPOINTS } from "./oauth-endpoints";

const answer = (body: unknown, seconds = 300) =>
  jsonResponse(body, { headers: { "cache-control": `public, max-age=${seconds}` } });

const merged = (parts: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> =>
  Object.assign({}, ...parts);

/** What the server says of itself: nothing is listed here that is not declared where it is done. */
async function serverMetadata(runtime: Runtime, document: "oauth" | "openid"): Promise<Record<string, unknown>> {
  const { publicUrl } = runtime.env;
  const published = await getPublished(runtime);
  const endpoints = OAUTH_ENDPOINTS.filter(
    ({ enabled, openidOnly }) => (enabled?.(published) ?? true) && (document === "openid" || !openidOnly),
  );
  return {
    issuer: publicUrl,
    ...merged(endpoints.map((endpoint) => endpointMetadata(endpoint, publicUrl))),
    scopes_supported: [...published.scopes, OFFLINE_ACCESS],
    grant_types_supported: standard.grants.map(({ type }) => type),
    ...merged(CHECKS.map(({ metadata = {} }: Check<object>) => metadata)),
    // RFC 9207 §3: every answer of the authorization endpoint says whose it is.
    authorization_response_iss_parameter_supported: true,
    service_documentation: `${publicUrl}/help/en/api/authorization`,
  };
}

/** `GET /.well-known/oauth-authorization-server` (RFC 8414). */
export const authorizationServerMetadata: Handler = async (_request, { runtime }) =>
  answer(await serverMetadata(runtime, "oauth"));

/** `GET /.well-known/openid-configuration` (OpenID Connect Discovery §4). */
export const openidConfiguration: Handler = async (_request, { runtime }) => {
  const { idTokenAlgorithm } = await getPublished(runtime);
  return answer({
    ...(await serverMetadata(runtime, "openid")),
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [idTokenAlgorithm],
    claims_supported: CLAIMS,
    ...merged(CHECKS.map(({ openidMetadata = {} }: Check<object>) => openidMetadata)),
    claims_parameter_supported: false,
  });
};

/** `GET /.well-known/jwks.json` (RFC 7517 §5): every key whose tokens may still be presented. */
export const jwks: Handler = async (_request, { runtime }) => {
  const { keys } = await getPublished(runtime);
  return answer({ keys });
};

/** `GET /.well-known/oauth-protected-resource{/path}` (RFC 9728 §3): which server's tokens a resource takes. */
export const protectedResourceMetadata: Handler = async (_request, { runtime, params }) => {
  const { publicUrl } = runtime.env;
  const { scopesForAnyClient } = await getPublished(runtime);
  const path = Array.isArray(params.path) ? params.path.map(encodeURIComponent) : [];
  return answer({
    resource: [publicUrl, ...path].join("/"),
    authorization_servers: [publicUrl],
    jwks_uri: `${publicUrl}/.well-known/jwks.json`,
    scopes_supported: scopesForAnyClient,
    bearer_methods_supported: ["header"],
    resource_documentation: `${publicUrl}/help/en/api/overview`,
  });
};
