import { z } from "zod";
import { type CallStep, sendRequest } from "./send-request";

/** The query of every first call. */
const FIRST_QUERY = "products { id, name, price, stock }";

const withToken = z.object({ access_token: z.string().optional() });
const tokenAnswer = withToken.extend({ data: withToken.optional() });

const call = (path: string, headers: Record<string, string>, body: string): Promise<CallStep> =>
  sendRequest({ method: "POST", path, headers, body });

/** A request that shows whether a credential works. */
export interface FirstRequest {
  path: string;
  body: Readonly<Record<string, unknown>>;
}

/** Asks for the products. */
export const PRODUCTS_REQUEST: FirstRequest = { path: "/api/query", body: { query: FIRST_QUERY } };

const ECHO_REQUEST: FirstRequest = { path: "/protected_endpoint", body: { hello: "world" } };

/** The first request that scopes allow: the products where they may be read, an echo where not. `null`: not narrowed. */
export const firstRequest = (scopes: readonly string[] | null): FirstRequest =>
  !scopes || scopes.includes("read") || scopes.includes("products:read") ? PRODUCTS_REQUEST : ECHO_REQUEST;

/** Makes a request with a credential in a header. */
export const callWith = (
  credential: Readonly<Record<string, string>>,
  { path, body }: FirstRequest = PRODUCTS_REQUEST,
): Promise<CallStep> => call(path, { ...credential, "content-type": "application/json" }, JSON.stringify(body));

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** `access_token`, in the body itself or in its `data`. */
function getAccessToken({ status, answer }: CallStep): string | undefined {
  if (status !== 200) return undefined;
  const parsed = tokenAnswer.safeParse(JSON.parse(answer));
  return parsed.success ? (parsed.data.access_token ?? parsed.data.data?.access_token) : undefined;
}

async function thenCall(token: CallStep, request: FirstRequest): Promise<CallStep[]> {
  const accessToken = getAccessToken(token);
  return accessToken ? [token, await callWith(bearer(accessToken), request)] : [token];
}

/** Posts a form, as clients of the token endpoint do. */
export const postForm = (path: string, form: URLSearchParams): Promise<CallStep> =>
  call(path, { "content-type": "application/x-www-form-urlencoded" }, form.toString());

/** Gets a token for the app itself (RFC 6749 §4.4), then asks for the products with it. */
export async function tokenThenProducts(clientId: string, clientSecret: string): Promise<CallStep[]> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  return thenCall(await postForm("/auth/oauth/token", new URLSearchParams(form)), PRODUCTS_REQUEST);
}

/** Logs in with a B2B login, then makes a request with the token. */
export async function loginThenCall(username: string, password: string, request: FirstRequest): Promise<CallStep[]> {
  return thenCall(await callWith({}, { path: "/auth/login", body: { username, password } }), request);
}
