import { expect } from "playwright/test";
import { call, newAccount, signIn } from "../fixtures/account";
import { bearer, newApp, query, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

test("one list holds keys, connections, programs and browsers, and can be narrowed", async ({ page, account }) => {
  await account.api("POST", "/api/portal/api-keys", { name: "Nightly report" });
  const app = await newApp(await newAccount(), { name: "Acme Sync" });
  await tokensFor(app, account);
  await call("POST", "/consumer/login", { body: { username: account.username, password: account.password } });

  await page.goto("/inventory");
  await expect(page.getByRole("row")).toHaveCount(5);
  await expect(page.getByRole("row", { name: /This one/ })).toBeVisible();
  await page.getByLabel("Kind").selectOption({ label: "Connections" });
  await expect(page).toHaveURL(/\/inventory\?kind=connection$/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row", { name: /Acme Sync/ })).toContainText(app.clientId);
  await page.getByLabel("Kind").selectOption("");
  await page.getByLabel("Use").selectOption({ label: "Never used" });
  await page.getByRole("link", { name: "Nightly report" }).click();
  await expect(page).toHaveURL(/\/api-keys\/key_\w+$/);
});

test("a program that signed in with the password is ended from the list", async ({ page, account }) => {
  const { body } = await call<{ token: string }>("POST", "/consumer/login", {
    body: { username: account.username, password: account.password },
  });
  await page.goto("/inventory");
  await page.getByRole("button", { name: "Actions for Password login" }).click();
  await page.getByRole("menuitem", { name: "End" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await expect(page.getByText("“Password login” can no longer act for you")).toBeVisible();
  await expect(page.getByRole("row", { name: /Password login/ })).toHaveCount(0);
  expect((await query(bearer(body.token))).status).toBe(401);
});

test("ending everything says what stops, wants to be typed, spares what is unticked and this browser", async ({
  page,
  account,
}) => {
  const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "Key" });
  const pat = await account.api<{ token: string }>("POST", "/api/portal/tokens", { name: "Pat", scopes: ["read"] });
  const elsewhere = await signIn(account.email, account.password);
  await page.goto("/inventory");
  await page.getByRole("button", { name: "End everything" }).click();
  const dialog = page.getByRole("dialog", { name: "End everything that can act for you?" });
  await expect(dialog.getByText("Scripts and tools that send one are refused.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "End 3 things" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: /^Access tokens/ }).uncheck();
  await dialog.getByLabel("Type end everything to confirm").fill("end everything");
  await dialog.getByRole("button", { name: "End 2 things" }).click();
  await expect(dialog).toBeHidden();

  expect((await query({ "x-api-key": key.body.key })).status).toBe(401);
  expect((await query(bearer(pat.body.token))).status).toBe(200);
  expect((await call("GET", "/api/portal/me", { headers: { cookie: elsewhere } })).status).toBe(401);
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.reload();
  await expect(page.getByRole("row", { name: /This one/ })).toBeVisible();
});
