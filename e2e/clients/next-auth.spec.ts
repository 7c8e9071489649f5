import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { NextApiRequest, NextApiResponse } from "next";
import type { NextAuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { expect } from "playwright/test";
import { baseUrl, newAccount } from "../fixtures/account";
import { signInThrough } from "../fixtures/next-auth-visitor";
import { newApp, type TestApp } from "../fixtures/oauth";
import { freePort } from "../fixtures/server-process";
import { test } from "../fixtures/test";

// It is CommonJS, whose default export Node does not see.
const { default: NextAuth } = createRequire(import.meta.url)("next-auth") as typeof import("next-auth");

type Recipe = Omit<OAuthConfig<Record<string, string>>, "id" | "name" | "type">;

/** The two recipes of next-auth's documentation for a provider that it does not know. */
const RECIPES: Record<string, () => Recipe> = {
  "OpenID Connect, by discovery": () => ({
    wellKnown: `${baseUrl()}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state"],
    profile: ({ sub = "", name = "", email = "" }) => ({ id: sub, name, email }),
  }),
  "OAuth, by the addresses of its endpoints": () => ({
    authorization: { url: `${baseUrl()}/authorization/authorize`, params: { scope: "read" } },
    token: `${baseUrl()}/authorization/token`,
    userinfo: `${baseUrl()}/authorization/whoami`,
    issuer: baseUrl(),
    profile: ({ id = "", name = "", email = "" }) => ({ id, name, email }),
  }),
};

const optionsFor = (app: TestApp, recipe: Recipe): NextAuthOptions => ({
  secret: "a secret of the other site",
  providers: [
    {
      id: "gatehouse",
      name: "Gatehouse",
      type: "oauth",
      clientId: app.clientId,
      clientSecret: app.clientSecret ?? "",
      ...recipe,
    },
  ],
  callbacks: {
    session: ({ session, token }) => ({ ...session, subject: token.sub }),
  },
});

async function toBody(incoming: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}

/** What next-auth's handler for API routes uses of Next. */
async function handle(incoming: IncomingMessage, outgoing: ServerResponse, options: NextAuthOptions) {
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://localhost");
  const cookies = Object.fromEntries(
    (incoming.headers.cookie ?? "").split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
  const query = { ...Object.fromEntries(searchParams), nextauth: pathname.split("/").slice(3) };
  const request = Object.assign(incoming, { query, cookies, body: await toBody(incoming) });
  const response = Object.assign(outgoing, {
    status(code: number) {
      outgoing.statusCode = code;
      return response;
    },
    json: (value: unknown) => outgoing.end(JSON.stringify(value)),
    send: (value: unknown) => outgoing.end(typeof value === "string" ? value : JSON.stringify(value)),
  });
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
}

let server: Server | undefined;
test.afterEach(() => {
  server?.close();
  delete process.env.NEXTAUTH_URL;
});

for (const [words, recipe] of Object.entries(RECIPES)) {
  test(`signs people in with its own recipe for ${words}`, async ({ account }) => {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    process.env.NEXTAUTH_URL = origin;
    const app = await newApp(account, {
      redirectUris: [`${origin}/api/auth/callback/gatehouse`],
      scopes: ["openid", "email", "profile", "read"],
    });
    const options = optionsFor(app, recipe());
    const made = createServer((incoming, outgoing) => void handle(incoming, outgoing, options));
    await new Promise<void>((resolve) => made.listen(port, "127.0.0.1", resolve));
    server = made;

    const person = await newAccount();
    const { end, cookie } = await signInThrough({ origin, provider: "gatehouse" }, person);
    expect(end.pathname + end.search).toBe("/dashboard");
    const session = await fetch(`${origin}/api/auth/session`, { headers: { cookie } });
    expect(await session.json()).toEqual({
      user: { name: person.name, email: person.email },
      expires: expect.any(String),
      subject: person.id,
    });
  });
}
