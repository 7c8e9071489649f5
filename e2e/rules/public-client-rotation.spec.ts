import { expect } from "playwright/test";
import { newAccount } from "../fixtures/account";
import { bearer, newApp, query, refresh, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";

test("a public client's refresh token is replaced by its use", async ({ account }) => {
  const app = await newApp(account, { type: "public" });
  const first = await tokensFor(app, await newAccount());
  const second = await refresh(app, first.refresh_token ?? "");
  expect(second.status).toBe(200);
  expect(second.body.refresh_token).not.toBe(first.refresh_token);
  const third = await refresh(app, second.body.refresh_token ?? "");
  expect(third.status).toBe(200);
  expect((await query(bearer(third.body.access_token))).status).toBe(200);
});

test("a lost answer is given again: the same successor, to one retry or to twenty at once", async ({ account }) => {
  const app = await newApp(account, { type: "public" });
  const { refresh_token: token = "" } = await tokensFor(app, await newAccount());
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(app, token)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1);
  expect((await refresh(app, answers.at(-1)?.body.refresh_token ?? "")).status).toBe(200);
});
