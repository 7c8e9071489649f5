import { expect } from "playwright/test";
import { type Account, call, newAccount } from "../fixtures/account";
import { logIn, newB2bLogin } from "../fixtures/b2b";
import { type Documented, documentedOperations, nameOf } from "../fixtures/documented";
import { isLong } from "../fixtures/long-form";
import { asClient, bearer, newApp, postForm, tokensFor } from "../fixtures/oauth";
import { allOf } from "../fixtures/owned";
import { findAll, sendDocumented } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

interface Held {
  name: string;
  scopes: readonly string[];
  headers: Record<string, string>;
}

/** Each scope that somebody with the standard role can give away alone. */
const NARROW = ["read", "write", "products:read", "categories:write", "openid", "profile", "portal"] as const;

const madeAt = async (account: Account, path: string, body: unknown) =>
  (await account.api<{ key: string; token: string }>("POST", path, body)).body;

/** One kind of credential with one scope. */
const KINDS: Record<string, (account: Account, scope: string) => Promise<Record<string, string>>> = {
  "an API key": async (account, scope) => ({
    "x-api-key": (await madeAt(account, "/api/portal/api-keys", { name: scope, scopes: [scope] })).key,
  }),
  "a personal access token": async (account, scope) =>
    bearer((await madeAt(account, "/api/portal/tokens", { name: scope, scopes: [scope] })).token),
  "a B2B login": async (account, scope) =>
    bearer((await logIn(await newB2bLogin(account, { scopes: [scope] }))).body.data.access_token),
  "an app that acts for a person": async (account, scope) =>
    bearer((await tokensFor(await newApp(await newAccount(), { scopes: [scope] }), account)).access_token),
  "an app that acts for itself": async (account, scope) => {
    const app = await newApp(account, { scopes: [scope] });
    return bearer(
      (await postForm("/auth/oauth/token", { grant_type: "client_credentials", ...asClient(app) })).body.access_token,
    );
  },
  "a program with the password": async ({ username, password }, scope) =>
    bearer(
      (await call<{ token: string }>("POST", "/consumer/login", { body: { username, password, scopes: [scope] } })).body
        .token,
    ),
};

async function credentialsOf(account: Account): Promise<Held[]> {
  const pairs = Object.entries(KINDS).flatMap(([kind, make]) => NARROW.map((scope) => ({ kind, make, scope })));
  return Promise.all(
    pairs.map(async ({ kind, make, scope }) => ({
      name: `${kind} with ${scope}`,
      scopes: [scope],
      headers: await make(account, scope),
    })),
  );
}

/** `read` opens `products:read` and the like; every other scope itself. */
const opens = (scopes: readonly string[], wanted: string) =>
  scopes.includes(wanted) ||
  scopes.some(
    (scope) => /^(read|write)$/.test(scope) && /^(products|categories):/.test(wanted) && wanted.endsWith(`:${scope}`),
  );

function whatIsWrong({ status, text, headers }: Awaited<ReturnType<typeof sendDocumented>>, wanted: string) {
  const challenge = headers.get("www-authenticate") ?? "";
  const told = challenge.includes('error="insufficient_scope"') && challenge.includes(`scope="${wanted}"`);
  return status === 403 && told ? undefined : `${status} ${text} ${challenge}`;
}

test("no credential does what it holds no scope for, of whichever kind it is", async () => {
  const account = await newAccount();
  const operations = await documentedOperations();
  const credentials = await credentialsOf(account);
  const before = await allOf(account, operations);
  const pairs = operations.flatMap((operation, index) =>
    credentials
      .filter(
        ({ scopes }) => operation.access !== null && operation.access !== "anyone" && !opens(scopes, operation.access),
      )
      // In turn: every operation meets a seventh of all credentials in the quick form, and all of them in the long one.
      .filter((_, n) => isLong || (n + index) % 7 === 0)
      .map((credential) => ({ operation, credential })),
  );
  const finds = await findAll(pairs, async ({ operation, credential }) => {
    const find = whatIsWrong(await sendDocumented(operation, { headers: credential.headers }), operation.access ?? "");
    return find && `${nameOf(operation)} by ${credential.name}: ${find}`;
  });
  expect(finds).toEqual([]);
  expect(await allOf(account, operations)).toEqual(before);
});

test("who is no administrator is refused at every administrators' operation, signed in or with all their scopes", async ({
  account,
}) => {
  const operations = await documentedOperations();
  const { key } = await madeAt(account, "/api/portal/api-keys", { name: "All" });
  const isAdmin = ({ access }: Documented) => access === "admin";
  const finds = await findAll(operations.filter(isAdmin), async (operation) => {
    for (const headers of [
      { cookie: account.cookie, origin: new URL(process.env.BASE_URL ?? "").origin },
      { "x-api-key": key },
    ]) {
      const find = whatIsWrong(
        await sendDocumented(operation, { headers: headers as Record<string, string> }),
        "admin",
      );
      if (find) return `${nameOf(operation)}: ${find}`;
    }
    return undefined;
  });
  expect(finds).toEqual([]);
});
