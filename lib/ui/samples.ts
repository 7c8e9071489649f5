import { type FirstRequest, PRODUCTS_REQUEST } from "../hooks/first-call";

// Inside single quotes a shell reads everything as it is, except the quote itself.
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

// An address with characters that a shell would act on is put in quotes; a plain one is easier to read without.
const address = (url: string) => (/^[\w:/.%-]+$/.test(url) ? url : quoted(url));

/** `curl` for a request. `headers` stand in double quotes, so that a variable of the shell works in them. */
export const curl = ({
  method,
  url,
  headers,
  body,
}: {
  method: string;
  url: string;
  headers: readonly string[];
  body?: string | undefined;
}): string =>
  [
    // With a body curl posts by itself, without one it gets.
    `curl ${method === (body === undefined ? "GET" : "POST") ? "" : `-X ${method} `}${address(url)}`,
    ...headers.map((header) => `-H "${header}"`),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
  ].join(" \\\n  ");

const curlJson = (baseUrl: string, { path, body }: FirstRequest, header?: string): string =>
  curl({
    method: "POST",
    url: baseUrl + path,
    headers: [...(header ? [header] : []), "Content-Type: application/json"],
    body: JSON.stringify(body),
  });

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
