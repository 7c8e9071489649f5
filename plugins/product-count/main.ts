// A plugin needs no configuration: its credentials are in the environment when it starts, and end with it.
import { env } from "node:process";

function given(name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set: this program is started as a plugin.`);
  return value;
}

const baseUrl = given("API_BASE_URL");

interface Token {
  value: string;
  /** Milliseconds since 1970. */
  endsAt: number;
}

let token: Token | undefined;

/** An access token by client credentials (RFC 6749 §4.4), a new one when the last has half a minute left. */
async function accessToken(): Promise<string> {
  if (token && Date.now() < token.endsAt - 30_000) return token.value;
  const response = await fetch(`${baseUrl}/auth/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: given("OAUTH_CLIENT_ID"),
      client_secret: given("OAUTH_CLIENT_SECRET"),
    }),
  });
  if (!response.ok) throw new Error(`No token: ${response.status} ${await response.text()}`);
  const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
  token = { value: access_token, endsAt: Date.now() + expires_in * 1000 };
  return token.value;
}

async function query<Answer>(text: string): Promise<Answer> {
  const response = await fetch(`${baseUrl}/api/query`, {
    method: "POST",
    headers: { authorization: `Bearer ${await accessToken()}`, "content-type": "application/json" },
    body: JSON.stringify({ query: text }),
  });
  if (!response.ok) throw new Error(`The query was refused: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

const { products } = await query<{ products: [{ total: number }] }>("products { @count as total }");
console.log(`There are ${products[0].total} products.`);
