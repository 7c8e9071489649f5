import { CLIENT_AUTH_METHODS, CONFIDENTIAL_AUTH_METHODS } from "../oauth/client-auth/client-authentications";
import type { Published } from "../portal/system/published";

/** An endpoint of the authorization server that discovery names. */
export interface OAuthEndpoint {
  path: `/${string}`;
  /** Its field in metadata. */
  field: string;
  /** How clients authenticate at it: the field that says so, and the methods. */
  clients?: { field: string; methods: readonly string[] };
  /** Whether it is there, as the settings are now; left out = always. */
  enabled?(published: Published): boolean;
  /** Whether OpenID Connect Discovery alone knows it (§3). */
  openidOnly?: true;
}

/** What discovery names of the standard dialect (RFC 8414 §2, OpenID Connect Discovery §3), one row an endpoint. */
export const OAUTH_ENDPOINTS: readonly OAuthEndpoint[] = [
  { path: "/auth/oauth/authorize", field: "authorization_endpoint" },
  {
    path: "/auth/oauth/token",
    field: "token_endpoint",
    clients: { field: "token_endpoint_auth_methods_supported", methods: CLIENT_AUTH_METHODS },
  },
  { path: "/.well-known/jwks.json", field: "jwks_uri" },
  {
    path: "/auth/oauth/register",
    field: "registration_endpoint",
    enabled: ({ dynamicRegistration }) => dynamicRegistration,
  },
  {
    path: "/auth/oauth/revoke",
    field: "revocation_endpoint",
    clients: { field: "revocation_endpoint_auth_methods_supported", methods: CLIENT_AUTH_METHODS },
  },
  {
    path: "/auth/oauth/introspect",
    field: "introspection_endpoint",
    // RFC 7662 §2.1: whoever asks must be known, or tokens could be tried out there.
    clients: { field: "introspection_endpoint_auth_methods_supported", methods: CONFIDENTIAL_AUTH_METHODS },
  },
  { path: "/auth/oauth/userinfo", field: "userinfo_endpoint", openidOnly: true },
];

/** What an endpoint adds to metadata. */
export const endpointMetadata = (
  { path, field, clients }: OAuthEndpoint,
  publicUrl: string,
): Record<string, unknown> => ({
  [field]: publicUrl + path,
  ...(clients && { [clients.field]: clients.methods }),
});
