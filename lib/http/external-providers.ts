import type { OAuthConfig } from "next-auth/providers/oauth";
import { shownText } from "../shown-text";

type Variables = Readonly<Record<string, string | undefined>>;

const GOOGLE = "https://accounts.google.com";

const discoveryUrl = (issuer: string) => `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

const known = new Map<string, Promise<string>>();

async function readSigningAlgorithm(issuer: string): Promise<string> {
  const response = await fetch(discoveryUrl(issuer), { signal: AbortSignal.timeout(10_000) });
  const metadata = (await response.json()) as { id_token_signing_alg_values_supported?: unknown };
  const offered = metadata.id_token_signing_alg_values_supported;
  const algorithms = Array.isArray(offered) ? offered.filter((one) => /^(RS|PS|ES)\d{3}$|^EdDSA$/.test(one)) : [];
  return algorithms.includes("RS256") ? "RS256" : (algorithms[0] ?? "RS256");
}

/**
 * What the provider signs its id_tokens with. The client library expects RS256 unless it is told, and an algorithm that
 * each token could name for itself would be no check.
 */
function signingAlgorithm(issuer: string): Promise<string> {
  const reading = known.get(issuer) ?? readSigningAlgorithm(issuer);
  known.set(issuer, reading);
  return reading.catch(() => {
    known.delete(issuer);
    return "RS256";
  });
}

/** What this system wants to know of a person who signs in elsewhere. */
export interface ProviderProfile {
  id: string;
  name: string | null;
  email: string | null;
  /** Whether the provider says that it has checked the address. */
  emailChecked: boolean;
}

type Provider = OAuthConfig<Record<string, unknown>>;

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const readName = (value: unknown): string | null => text(typeof value === "string" ? shownText(value) : value);

/** The standard claims of OpenID Connect Core §5.1. */
const openIdProfile = (claims: Record<string, unknown>): ProviderProfile => ({
  id: String(claims.sub),
  name: readName(claims.name) ?? readName(claims.preferred_username),
  email: text(claims.email),
  emailChecked: claims.email_verified === true || claims.email_verified === "true",
});

interface OpenIdClient {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const openId = (
  id: string,
  name: string,
  { issuer, clientId, clientSecret }: OpenIdClient,
  algorithm: string,
): Provider => ({
  id,
  name,
  type: "oauth",
  wellKnown: discoveryUrl(issuer),
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  client: { id_token_signed_response_alg: algorithm },
  clientId,
  clientSecret,
  profile: openIdProfile,
});

interface GithubEmail {
  email: string;
  primary: boolean;
  verified: boolean;
}

async function github(path: string, accessToken: string): Promise<unknown> {
  const response = await fetch(`https://api.github.com${path}`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
  return response.json();
}

const githubProvider = (clientId: string, clientSecret: string): Provider => ({
  id: "github",
  name: "GitHub",
  type: "oauth",
  authorization: { url: "https://github.com/login/oauth/authorize", params: { scope: "read:user user:email" } },
  token: "https://github.com/login/oauth/access_token",
  userinfo: {
    url: "https://api.github.com/user",
    async request({ tokens }) {
      const token = tokens.access_token ?? "";
      const profile = (await github("/user", token)) as Record<string, unknown>;
      // The profile's own address says nothing of having been checked; the list of addresses does.
      const addresses = (await github("/user/emails", token)) as GithubEmail[];
      const primary = addresses.find((address) => address.primary);
      const email = primary ? { email: primary.email } : {};
      return { ...profile, ...email, email_verified: primary?.verified === true };
    },
  },
  checks: ["pkce", "state"],
  clientId,
  clientSecret,
  profile: (claims) => ({
    id: String(claims.id),
    name: readName(claims.name) ?? readName(claims.login),
    email: text(claims.email),
    emailChecked: claims.email_verified === true,
  }),
});

function readOpenIdClient(variables: Variables): (OpenIdClient & { name: string }) | null {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_ID: clientId, AUTH_OIDC_SECRET: clientSecret } = variables;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret, name: variables.AUTH_OIDC_NAME || "OpenID" };
}

/** The providers whose variables are set, as the sign-in page offers them beside a password. */
export function externalProviderNames(variables: Variables): { id: string; name: string }[] {
  const openIdClient = readOpenIdClient(variables);
  return [
    ...(variables.AUTH_GITHUB_ID && variables.AUTH_GITHUB_SECRET ? [{ id: "github", name: "GitHub" }] : []),
    ...(variables.AUTH_GOOGLE_ID && variables.AUTH_GOOGLE_SECRET ? [{ id: "google", name: "Google" }] : []),
    ...(openIdClient ? [{ id: "oidc", name: openIdClient.name }] : []),
  ];
}

/** The same for next-auth: GitHub, Google, and any one that speaks OpenID Connect. */
export async function providersFrom(variables: Variables): Promise<Provider[]> {
  const { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET, AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET } = variables;
  const providers: Provider[] = [];
  if (AUTH_GITHUB_ID && AUTH_GITHUB_SECRET) providers.push(githubProvider(AUTH_GITHUB_ID, AUTH_GITHUB_SECRET));
  if (AUTH_GOOGLE_ID && AUTH_GOOGLE_SECRET) {
    const google = { issuer: GOOGLE, clientId: AUTH_GOOGLE_ID, clientSecret: AUTH_GOOGLE_SECRET };
    providers.push(openId("google", "Google", google, "RS256"));
  }
  const client = readOpenIdClient(variables);
  if (client) providers.push(openId("oidc", client.name, client, await signingAlgorithm(client.issuer)));
  return providers;
}
