import { indentJson } from "./indent-json";

/** The query of every first call. */
export const FIRST_QUERY = "products { id, name, price, stock }";

/** One call that was made from the page, as it went. */
export interface CallStep {
  method: string;
  path: string;
  /** 0 when there was no answer. */
  status: number;
  milliseconds: number;
  /** The body, indented when it is JSON. */
  answer: string;
}

async function call(path: string, headers: Record<string, string>, body: string): Promise<CallStep> {
  const begun = performance.now();
  const took = () => Math.max(1, Math.round(performance.now() - begun));
  try {
    // Without the session's cookie: the call must stand on the credential alone, as a program's would.
    const response = await fetch(path, { method: "POST", credentials: "omit", headers, body });
    const milliseconds = took();
    return { method: "POST", path, status: response.status, milliseconds, answer: indentJson(await response.text()) };
  } catch {
    return { method: "POST", path, status: 0, milliseconds: took(), answer: "The server could not be reached." };
  }
}

/** Asks for the products with a credential in a header. */
export const queryProducts = (credential: Record<string, string>): Promise<CallStep> =>
  call("/api/query", { ...credential, "content-type": "application/json" }, JSON.stringify({ query: FIRST_QUERY }));

function accessTokenOf(answer: string): string | undefined {
  const parsed: unknown = JSON.parse(answer);
  return typeof parsed === "object" && parsed && "access_token" in parsed && typeof parsed.access_token === "string"
    ? parsed.access_token
    : undefined;
}

/** Gets a token for the app itself, then asks for the products with it. */
export async function tokenThenProducts(clientId: string, clientSecret: string): Promise<CallStep[]> {
  const token = await call(
    "/auth/oauth/token",
    { "content-type": "application/x-www-form-urlencoded" },
    new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  );
  const accessToken = token.status === 200 ? accessTokenOf(token.answer) : undefined;
  if (!accessToken) return [token];
  return [token, await queryProducts({ authorization: `Bearer ${accessToken}` })];
}
