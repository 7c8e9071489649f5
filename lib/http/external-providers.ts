import type { OAuthConfig } from "next-auth/providers/oauth";

type Variables = Readonly<Record<string, string | undefined>>;

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

/** The standard claims of OpenID Connect Core §5.1. */
const openIdProfile = (claims: Record<string, unknown>): ProviderProfile => ({
  id: String(claims.sub),
  name: text(claims.name) ?? text(claims.preferred_username),
  email: text(claims.email),
  emailChecked: claims.email_verified === true || claims.email_verified === "true",
});

const openId = (id: string, name: string, issuer: string, clientId: string, clientSecret: string): Provider => ({
  id,
  name,
  type: "oauth",
  wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
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
    name: text(claims.name) ?? text(claims.login),
    email: text(claims.email),
    emailChecked: claims.email_verified === true,
  }),
});

/** The providers whose variables are set: GitHub, Google, and any one that speaks OpenID Connect. */
export function providersFrom(variables: Variables): Provider[] {
  const { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET, AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET } = variables;
  const { AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_SECRET, AUTH_OIDC_NAME } = variables;
  const providers: Provider[] = [];
  if (AUTH_GITHUB_ID && AUTH_GITHUB_SECRET) providers.push(githubProvider(AUTH_GITHUB_ID, AUTH_GITHUB_SECRET));
  if (AUTH_GOOGLE_ID && AUTH_GOOGLE_SECRET) {
    providers.push(openId("google", "Google", "https://accounts.google.com", AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET));
  }
  if (AUTH_OIDC_ISSUER && AUTH_OIDC_ID && AUTH_OIDC_SECRET) {
    providers.push(openId("oidc", AUTH_OIDC_NAME || "OpenID", AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_SECRET));
  }
  return providers;
}
