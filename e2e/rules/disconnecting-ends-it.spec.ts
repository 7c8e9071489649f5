import { expect } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { bearer, newApp, query, refresh, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

test("after the user disconnects the app, its next call is 401 and its next refresh invalid_grant", async ({
  account,
}) => {
  const app = await newApp(account);
  const user = await newAccount();
  const tokens = await tokensFor(app, user);
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
  const { body: grants } = await user.api<{ data: { id: string }[] }>("GET", "/api/portal/grants");
  expect(grants.data).toHaveLength(1);
  const removed = await user.api("DELETE", `/api/portal/grants/${grants.data[0]?.id}`);
  expect(removed.status).toBe(200);
  const call = await query(bearer(tokens.access_token));
  expect(call.status).toBe(401);
  expect(call.headers.get("www-authenticate")).toContain('error="invalid_token"');
  expect(await refresh(app, tokens.refresh_token ?? "")).toMatchObject({
    status: 400,
    body: { error: "invalid_grant" },
  });
});

test("somebody else cannot disconnect it", async ({ account }) => {
  const app = await newApp(account);
  const user = await newAccount();
  const tokens = await tokensFor(app, user);
  const { body: grants } = await user.api<{ data: { id: string }[] }>("GET", "/api/portal/grants");
  const stranger = await newAccount();
  expect((await stranger.api("DELETE", `/api/portal/grants/${grants.data[0]?.id}`)).status).toBe(404);
  expect((await query(bearer(tokens.access_token))).status).toBe(200);
});
