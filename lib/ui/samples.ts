import { type FirstRequest, PRODUCTS_REQUEST } from "../hooks/first-call";

const curlJson = (baseUrl: string, { path, body }: FirstRequest, header?: string): string =>
  [
    `curl ${baseUrl}${path}`,
    ...(header ? [`-H "${header}"`] : []),
    '-H "Content-Type: application/json"',
    `-d '${JSON.stringify(body)}'`,
  ].join(" \\\n  ");

/** `curl` for the first call with an API key. */
export const curlWithApiKey = (baseUrl: string, apiKey: string, request = PRODUCTS_REQUEST): string =>
  curlJson(baseUrl, request, `X-API-Key: ${apiKey}`);

/** `curl` for the first call with an access token. */
export const curlWithToken = (baseUrl: string, token = "$ACCESS_TOKEN", request = PRODUCTS_REQUEST): string =>
  curlJson(baseUrl, request, `Authorization: Bearer ${token}`);

/** `curl` that gets a token for a B2B login. */
export const curlB2bLogin = (baseUrl: string, username: string, password: string): string =>
  curlJson(baseUrl, { path: "/auth/login", body: { username, password } });

/** `curl` that gets a token for the app itself (RFC 6749 §4.4). */
export const curlClientCredentials = (baseUrl: string, clientId: string, clientSecret: string): string =>
  `curl ${baseUrl}/auth/oauth/token \\
  -d grant_type=client_credentials \\
  -d client_id=${clientId} \\
  -d client_secret=${clientSecret}`;

/** The address that an app sends people to (RFC 6749 §4.1.1), readable, one parameter a line. */
export function authorizeSample(
  baseUrl: string,
  app: { clientId: string; redirectUri: string; scopes: readonly string[]; pkce: boolean },
): string {
  return [
    `${baseUrl}/auth/oauth/authorize`,
    "  ?response_type=code",
    `  &client_id=${app.clientId}`,
    `  &redirect_uri=${encodeURIComponent(app.redirectUri)}`,
    `  &scope=${app.scopes.map(encodeURIComponent).join("+")}`,
    "  &state=a-value-you-can-check",
    ...(app.pkce ? ["  &code_challenge=$CODE_CHALLENGE", "  &code_challenge_method=S256"] : []),
  ].join("\n");
}

/** `curl` that exchanges a code (RFC 6749 §4.1.3), with the secret, or with the verifier of PKCE for a public app. */
export function curlCodeExchange(
  baseUrl: string,
  app: { clientId: string; redirectUri: string; clientSecret?: string },
): string {
  const proof = app.clientSecret ? `client_secret=${app.clientSecret}` : "code_verifier=$CODE_VERIFIER";
  return `curl ${baseUrl}/auth/oauth/token \\
  -d grant_type=authorization_code \\
  -d code=$CODE \\
  -d redirect_uri=${app.redirectUri} \\
  -d client_id=${app.clientId} \\
  -d ${proof}`;
}

/** `curl` that gets a new access token (RFC 6749 §6). */
export const curlRefresh = (baseUrl: string, app: { clientId: string; clientSecret?: string }): string =>
  `curl ${baseUrl}/auth/oauth/token \\
  -d grant_type=refresh_token \\
  -d refresh_token=$REFRESH_TOKEN \\
  -d client_id=${app.clientId}${app.clientSecret ? ` \\\n  -d client_secret=${app.clientSecret}` : ""}`;

/** The text of a `.env` file. */
export const envFile = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
