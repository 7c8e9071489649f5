import { type Account, baseUrl } from "../e2e/fixtures/account";
import { apiCaller, json } from "../e2e/fixtures/api-caller";
import { authorizePath, bearer, codeFor, newApp, type TestApp, tokensFor } from "../e2e/fixtures/oauth";
import { answered, type Work } from "./work";

const TWENTY_ROWS = json({ query: "products(limit: 20) { id, name, price, stock }" });

const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  headers,
});

const send = (path: string, init?: RequestInit, status?: number) =>
  fetch(baseUrl() + path, init).then((response) => answered(response, status));

const inBasic = ({ clientId, clientSecret }: TestApp) => ({
  authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
});

const queryWith = (headers: Record<string, string>) => () =>
  send("/api/query", { ...TWENTY_ROWS, headers: { ...TWENTY_ROWS.headers, ...headers } }).then(() => undefined);

/** The address at the authorize endpoint of an app that `account` has allowed before, and the cookie it is opened with. */
async function allowedBefore(account: Account) {
  const app = await newApp(account);
  await codeFor(app, account);
  const path = authorizePath({
    response_type: "code",
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: app.scopes.join(" "),
    state: "s",
  });
  return { app, open: () => fetch(baseUrl() + path, { redirect: "manual", headers: { cookie: account.cookie } }) };
}

/** What a server does most. The first is what the others are compared with. */
export const WORKS: readonly Work[] = [
  {
    name: "nothing: GET /healthz",
    start: async () => () => send("/healthz").then(() => undefined),
  },
  {
    name: "client_credentials, ES256 JWT",
    start: async (account) => {
      const app = await newApp(account);
      return () =>
        send("/auth/oauth/token", form({ grant_type: "client_credentials", scope: "read" }, inBasic(app))).then(
          () => undefined,
        );
    },
  },
  {
    name: "authorize (allowed before), then code exchange",
    start: async (account) => {
      const { app, open } = await allowedBefore(account);
      return async () => {
        const response = await open();
        await answered(response, 303);
        const code = new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "";
        const fields = { grant_type: "authorization_code", code, redirect_uri: app.redirectUri };
        await send("/auth/oauth/token", form(fields, inBasic(app)));
      };
    },
  },
  {
    name: "refresh with rotation",
    start: async (account) => {
      const app = await newApp(account, { type: "public" });
      let token = (await tokensFor(app, account)).refresh_token ?? "";
      return async () => {
        const fields = { grant_type: "refresh_token", refresh_token: token, client_id: app.clientId };
        token = JSON.parse(await send("/auth/oauth/token", form(fields))).refresh_token;
      };
    },
  },
  {
    name: "introspection",
    start: async (account) => {
      const app = await newApp(account);
      const { access_token: token } = await tokensFor(app, account);
      return () => send("/auth/oauth/introspect", form({ token }, inBasic(app))).then(() => undefined);
    },
  },
  {
    name: "API key, query of 20 rows",
    start: async (account) => queryWith({ "x-api-key": (await apiCaller(account)).key }),
  },
  {
    name: "JWT, query of 20 rows",
    start: async (account) => {
      const { access_token } = await tokensFor(await newApp(account), account);
      return queryWith(bearer(access_token));
    },
  },
  {
    name: "JWT, OData of 20 rows",
    start: async (account) => {
      const { access_token } = await tokensFor(await newApp(account), account);
      const path = "/odata/products?$top=20&$select=id,name,price,stock&$filter=stock%20gt%200";
      return () => send(path, { headers: bearer(access_token) }).then(() => undefined);
    },
  },
  {
    name: "JWT, one resource",
    start: async (account) => {
      const { access_token } = await tokensFor(await newApp(account), account);
      const listed = JSON.parse(await send("/odata/products?$top=1&$select=id", { headers: bearer(access_token) }));
      return () =>
        send(`/api/v1/products/${listed.value[0].id}`, { headers: bearer(access_token) }).then(() => undefined);
    },
  },
];
