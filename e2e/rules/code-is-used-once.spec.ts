import { expect } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { asClient, bearer, codeFor, exchange, newApp, postForm, query, refresh } from "../fixtures/oauth";
import { test } from "../fixtures/test";

for (const [authorize, token] of [
  ["/auth/oauth/authorize", "/auth/oauth/token"],
  ["/authorization/authorize", "/authorization/token"],
] as const) {
  test(`of twenty exchanges of one code at once exactly one wins: ${token}`, async ({ account }) => {
    const app = await newApp(account);
    const code = await codeFor(app, await newAccount(), {}, authorize);
    const fields = { grant_type: "authorization_code", code, redirect_uri: app.redirectUri, ...asClient(app) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => postForm(token, fields)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 400)]);
  });
}

test("a code used twice revokes the tokens that it led to", async ({ account }) => {
  const app = await newApp(account);
  const code = await codeFor(app, await newAccount());
  const { body: tokens } = await exchange(app, code);
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
  expect(await exchange(app, code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  expect((await query(bearer(tokens.access_token))).status).toBe(401);
  expect(await refresh(app, tokens.refresh_token ?? "")).toMatchObject({
    status: 400,
    body: { error: "invalid_grant" },
  });
});
