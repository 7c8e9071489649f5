import { listScopeNames } from "../../db/queries/scope-names";
import { keyRingOf } from "../access/key-ring";
import { allows } from "../access/scopes";
import { publishedJwk } from "../oauth/signing-key";
import { scopesForAnyClient } from "../portal/register-client";
import { settingsOf } from "../portal/settings";
import type { Runtime } from "../runtime";
import type { Handler } from "./handler";

const answer = (body: unknown, seconds = 300) =>
  Response.json(body, { headers: { "cache-control": `public, max-age=${seconds}` } });

async function serverMetadata(runtime: Runtime): Promise<Record<string, unknown>> {
  const { publicUrl } = runtime.env;
  const at = (path: string) => publicUrl + path;
  const [{ dynamicRegistration }, scopes] = await Promise.all([settingsOf(runtime), listScopeNames(runtime.db)]);
  return {
    issuer: publicUrl,
    authorization_endpoint: at("/auth/oauth/authorize"),
    token_endpoint: at("/auth/oauth/token"),
    jwks_uri: at("/.well-known/jwks.json"),
    ...(dynamicRegistration && { registration_endpoint: at("/auth/oauth/register") }),
    revocation_endpoint: at("/auth/oauth/revoke"),
    introspection_endpoint: at("/auth/oauth/introspect"),
    scopes_supported: scopes,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    revocation_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    introspection_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
    service_documentation: at("/help/en/api/authorization"),
  };
}

/** `GET /.well-known/oauth-authorization-server` (RFC 8414). */
export const authorizationServerMetadata: Handler = async (_request, { runtime }) =>
  answer(await serverMetadata(runtime));

/** `GET /.well-known/openid-configuration` (OpenID Connect Discovery §4). */
export const openidConfiguration: Handler = async (_request, { runtime }) => {
  const { idTokens } = await keyRingOf(runtime);
  return answer({
    ...(await serverMetadata(runtime)),
    userinfo_endpoint: `${runtime.env.publicUrl}/auth/oauth/userinfo`,
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [idTokens.algorithm],
    claims_supported: [
      ...["iss", "sub", "aud", "iat", "exp", "auth_time", "nonce", "at_hash"],
      ...["name", "preferred_username", "email", "email_verified"],
    ],
    prompt_values_supported: ["none", "login", "consent", "select_account", "create"],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  });
};

/** `GET /.well-known/jwks.json` (RFC 7517 §5): every key whose tokens may still be presented. */
export const jwks: Handler = async (_request, { runtime }) => {
  const { published } = await keyRingOf(runtime);
  return answer({ keys: published.map(publishedJwk) });
};

/** `GET /.well-known/oauth-protected-resource{/path}` (RFC 9728 §3): which server's tokens a resource takes. */
export const protectedResourceMetadata: Handler = async (_request, { runtime, params }) => {
  const { publicUrl } = runtime.env;
  // Clients ask people for all that is listed here, and would be refused what they may not have.
  const open = await scopesForAnyClient(runtime);
  const names = await listScopeNames(runtime.db);
  const path = Array.isArray(params.path) ? params.path.map(encodeURIComponent) : [];
  return answer({
    resource: [publicUrl, ...path].join("/"),
    authorization_servers: [publicUrl],
    jwks_uri: `${publicUrl}/.well-known/jwks.json`,
    scopes_supported: names.filter((name) => allows(open, name)),
    bearer_methods_supported: ["header"],
    resource_documentation: `${publicUrl}/help/en/api/overview`,
  });
};
