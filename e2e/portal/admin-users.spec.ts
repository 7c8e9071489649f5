import { expect } from "playwright/test";
import { call, unique } from "../fixtures/account";
import { query } from "../fixtures/oauth";
import { linkIn, mailTo } from "../fixtures/outbox";
import { awaitLife, test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test("somebody is invited, accepts, signs in, is disabled and enabled again", async ({ page, admin, browser }) => {
  const email = `${unique("invited")}@example.test`;
  await signInAs(page.context(), admin);
  await page.goto("/admin/users");
  await page.getByRole("link", { name: "Invite somebody" }).click();
  await expect(page.getByRole("heading", { name: "Invite somebody" })).toBeVisible();
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Ida Invited");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("heading", { name: "Ida Invited" })).toBeVisible();
  await expect(page.getByText("Invited", { exact: true })).toBeVisible();

  const theirs = awaitLife(await (await browser.newContext()).newPage());
  const link = linkIn(await mailTo(email, "You are invited to Gatehouse"));
  await theirs.goto(new URL(link, page.url()).href);
  await theirs.getByLabel("Password", { exact: true }).fill("a good password");
  await theirs.getByRole("button", { name: "Accept invitation" }).click();
  await theirs.getByLabel("Email or user name").fill(email);
  await theirs.getByLabel("Password", { exact: true }).fill("a good password");
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByRole("heading", { name: "Overview" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("Ida Invited is disabled")).toBeVisible();
  await theirs.goto(new URL("/dashboard", page.url()).href);
  await expect(theirs).toHaveURL(/\/login/);
  await page.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByText("Ida Invited is enabled")).toBeVisible();
  await theirs.context().close();
});

test("whoever helps a person finds them, sees why they are refused, and gives them another role", async ({
  page,
  admin,
  account,
}) => {
  const role = unique("Reader ");
  await admin.api("POST", "/api/admin/roles", { name: role, scopes: ["portal"] });
  const key = await account.api<{ key: string }>("POST", "/api/portal/api-keys", {
    name: "Narrow",
    scopes: ["portal"],
  });
  expect((await query({ "x-api-key": key.body.key })).status).toBe(403);
  await signInAs(page.context(), admin);
  await page.goto("/admin/users");
  await page.getByRole("searchbox").fill(account.username);
  await page.getByRole("link", { name: account.name }).click();
  await expect(page.getByText("A scope is missing.")).toBeVisible();
  await expect(page.getByText("api-key.create")).toBeVisible();

  await page.getByRole("combobox", { name: "Role" }).selectOption(role);
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText(`${account.name} has the role ${role}`)).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText(`${account.name} is signed out everywhere`)).toBeVisible();
  expect((await account.api("GET", "/api/portal/me")).status).toBe(401);

  await page.getByRole("button", { name: "Actions for Narrow" }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("“Narrow” can no longer act for")).toBeVisible();
  expect((await call("GET", "/authorization/whoami", { headers: { "x-api-key": key.body.key } })).status).toBe(401);
});
