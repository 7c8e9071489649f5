import { expect } from "playwright/test";
import { unique } from "../fixtures/account";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test("of two who edit one role, the second sees what the first changed, and chooses", async ({ page, admin }) => {
  const name = unique("Role ");
  const path = `/api/admin/roles/${encodeURIComponent(name)}`;
  await admin.api("POST", "/api/admin/roles", { name, scopes: ["read", "portal"] });
  const scopesNow = async () => (await admin.api<{ scopes: string[] }>("GET", path)).body.scopes;
  await signInAs(page.context(), admin);
  await page.goto(`/admin/roles/${encodeURIComponent(name)}`);
  await page.getByRole("checkbox", { name: "email", exact: true }).check();
  await admin.api("PATCH", path, { scopes: ["read", "portal", "write"] });
  await page.getByRole("button", { name: "Save changes" }).click();

  const dialog = page.getByRole("dialog", { name: "Somebody else changed this role" });
  await expect(dialog.getByText("They added")).toBeVisible();
  await expect(dialog.getByText("write", { exact: true })).toBeVisible();
  expect(await scopesNow()).toEqual(["portal", "read", "write"]);
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByRole("checkbox", { name: "email", exact: true })).toBeChecked();

  await page.getByRole("button", { name: "Save changes" }).click();
  await dialog.getByRole("button", { name: "Save mine over it" }).click();
  await expect(page.getByText("The role is saved")).toBeVisible();
  expect(await scopesNow()).toEqual(["email", "portal", "read"]);

  await admin.api("PATCH", path, { scopes: ["portal"] });
  await page.getByRole("checkbox", { name: "profile", exact: true }).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await dialog.getByRole("button", { name: "Take theirs" }).click();
  await expect(page.getByRole("checkbox", { name: "profile", exact: true })).not.toBeChecked();
  expect(await scopesNow()).toEqual(["portal"]);
});

test("before a role is saved, its page tells who loses what", async ({ page, admin, account }) => {
  const role = unique("Seller ");
  await admin.api("POST", "/api/admin/roles", { name: role, scopes: ["portal", "email", "profile"] });
  await admin.api("PATCH", `/api/admin/users/${account.id}`, { role });
  const key = await account.api<{ id: string }>("POST", "/api/portal/api-keys", { name: "k" });
  await signInAs(page.context(), admin);
  await page.goto(`/admin/roles/${encodeURIComponent(role)}`);
  await page.getByRole("checkbox", { name: "email", exact: true }).uncheck();
  await expect(page.getByText("1 credential of 1 user lose email")).toBeVisible();

  await page.goto("/admin/explain");
  await page.getByRole("textbox", { name: "Credential" }).fill(key.body.id);
  await page.getByRole("combobox", { name: "Operation" }).selectOption("products-list");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("No: 403")).toBeVisible();
  await expect(page.getByText("Needed: products:read")).toBeVisible();
});

test("a role and a scope are made, given, and taken away again", async ({ page, admin }) => {
  const scope = `${unique("orders")}:read`;
  const role = unique("Seller ");
  await signInAs(page.context(), admin);
  await page.goto("/admin/roles");
  await page.getByRole("button", { name: "Define scope" }).click();
  await page.getByLabel("Name").fill(scope);
  await page.getByLabel("In plain words").fill("See orders");
  await page.getByRole("dialog").getByRole("button", { name: "Define scope" }).click();
  await expect(page.getByText(`The scope ${scope} is defined`)).toBeVisible();

  await page.getByRole("link", { name: "Create role" }).click();
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(page.getByText("Role is required.")).toBeVisible();
  await page.getByLabel("Name").fill(role);
  await page.getByRole("checkbox", { name: scope }).check();
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(page.getByRole("heading", { level: 1, name: role })).toBeVisible();
  await expect(page.getByRole("link", { name: "0 people have it" })).toBeVisible();

  await page.getByRole("button", { name: "Delete role" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete role" }).click();
  await expect(page.getByText(`The role ${role} is deleted`)).toBeVisible();
  await page.getByRole("button", { name: `Actions for ${scope}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove scope" }).click();
  await expect(page.getByText(`The scope ${scope} is removed`)).toBeVisible();
  expect((await admin.api("GET", `/api/admin/roles/${encodeURIComponent(role)}`)).status).toBe(404);
});
