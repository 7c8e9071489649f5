import { readFile } from "node:fs/promises";
import { expect } from "playwright/test";
import { baseUrl, call, unique } from "../fixtures/account";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

const login = (username: string, password: string) =>
  call<{ data?: { access_token: string } }>("POST", "/auth/login", { body: { username, password } });

const queryWith = (token: string | undefined) =>
  call("POST", "/api/query", { body: { query: "products { id }" }, headers: { authorization: `Bearer ${token}` } });

test("a B2B login is made, tried from its dialog, and ends with the tokens that it got", async ({ page, account }) => {
  await signInAs(page.context(), account);
  const name = unique("Partner ");
  await page.goto("/credentials");
  await page.getByRole("link", { name: "Create B2B login" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create B2B login" }).click();

  const dialog = page.getByRole("dialog", { name: "Store your B2B login now" });
  const shown = dialog.getByTestId("shown-secret");
  await expect(shown).toHaveCount(2);
  const [username = "", password = ""] = await shown.allTextContents();
  expect([username, password]).toEqual([
    expect.stringMatching(/^b2b_[0-9A-Za-z]{16}$/),
    expect.stringMatching(/^gth_b2b_[0-9A-Za-z]{36}$/),
  ]);
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByRole("region", { name: "Answer of /auth/login" })).toContainText('"access_token"');
  await expect(dialog.getByRole("region", { name: "Answer of /api/query" })).toContainText('"products"');

  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download .env" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toBe(
    `GATEHOUSE_URL=${baseUrl()}\nGATEHOUSE_USERNAME=${username}\nGATEHOUSE_PASSWORD=${password}\n`,
  );
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(page).toHaveURL(/\/credentials\/b2b_\w+$/);
  await expect(page.getByText(username).first()).toBeVisible();

  const { body } = await login(username, password);
  expect((await queryWith(body.data?.access_token)).status).toBe(200);
  await page.getByRole("button", { name: "Revoke B2B login" }).click();
  await expect(page.getByText("Every token that was issued to it ends at the same moment.")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke B2B login" }).click();
  await expect(page.getByText(`“${name}” is revoked`)).toBeVisible();
  expect((await login(username, password)).status).toBe(401);
  expect((await queryWith(body.data?.access_token)).status).toBe(401);
});

test("a B2B login is narrowed in its form and on its page, and the list shows to what", async ({ page, account }) => {
  await signInAs(page.context(), account);
  const name = unique("Partner ");
  await page.goto("/credentials/new");
  await page.getByLabel("Name").fill(name);
  await page.getByText("Only some scopes").click();
  await page.getByRole("checkbox", { name: "products:read", exact: true }).check();
  await page.getByRole("button", { name: "Create B2B login" }).click();
  const dialog = page.getByRole("dialog", { name: "Store your B2B login now" });
  const shown = dialog.getByTestId("shown-secret");
  await expect(shown).toHaveCount(2);
  const [username = "", password = ""] = await shown.allTextContents();
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByRole("region", { name: "Answer of /api/query" })).toContainText('"products"');
  await dialog.getByRole("button", { name: "I have stored it" }).click();

  const { body } = await login(username, password);
  const settings = page.locator("#settings");
  await expect(settings.getByRole("checkbox", { name: "products:read", exact: true })).toBeChecked();
  await settings.getByRole("checkbox", { name: "products:read", exact: true }).uncheck();
  await settings.getByRole("checkbox", { name: "profile", exact: true }).check();
  await settings.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  expect((await queryWith(body.data?.access_token)).status).toBe(403);
  await page.goto("/credentials");
  await expect(page.getByRole("row", { name }).getByText("profile", { exact: true }).last()).toBeVisible();
});
