import { expect } from "playwright/test";
import { adminAccount, call, newAccount, unique } from "../fixtures/account";
import { startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test("a default role that is changed is the role of the next sign-up, and closed registration lets nobody in", async ({
  page,
}) => {
  test.slow();
  // A system of its own: what is changed here holds for everyone.
  const server = await startServer();
  try {
    const admin = await adminAccount(server.baseUrl);
    await admin.api("POST", "/api/admin/roles", { name: "Visitor", scopes: ["portal"] });
    await signInAs(page.context(), admin, server.baseUrl);
    await page.goto(`${server.baseUrl}/admin/settings`);
    const registration = page.getByRole("region", { name: "Registration" });
    await registration.getByLabel("Default role").selectOption("Visitor");
    const save = async () => {
      const saved = page.waitForResponse((answer) => answer.request().method() === "PATCH");
      await registration.getByRole("button", { name: "Save changes" }).click();
      expect((await saved).status()).toBe(200);
    };
    await save();
    await expect(page.getByText("The settings are saved")).toBeVisible();
    const account = await newAccount(server.baseUrl);
    expect((await account.api("GET", "/api/portal/me")).body).toMatchObject({ role: "Visitor" });

    await registration.getByRole("radio", { name: /^By invitation/ }).check();
    await save();
    await expect(newAccount(server.baseUrl)).rejects.toThrow("403");
    const person = { email: "ida@example.test", name: "Ida" };
    expect((await admin.api("POST", "/api/admin/users", person)).status).toBe(201);
    await registration.getByRole("radio", { name: /^Closed/ }).check();
    await save();
    expect((await admin.api("POST", "/api/admin/users", { ...person, email: "ola@example.test" })).status).toBe(409);

    const lifetimes = page.getByRole("region", { name: "Token lifetimes" });
    await lifetimes.getByLabel("Access token").first().fill("5");
    await lifetimes.getByRole("button", { name: "Save changes" }).click();
    await expect(lifetimes.getByText("Access token must be at least 10 seconds.")).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("an operation made public answers without a credential, and refuses once it is private again", async ({
  page,
  admin,
}) => {
  const path = "/api/v3/category/1";
  await signInAs(page.context(), admin);
  await page.goto("/admin/operations?q=api/v3/category");
  expect((await call("GET", path)).status).toBe(401);
  const choose = async (access: RegExp) => {
    await page.getByRole("button", { name: "Actions for GET /api/v3/category/{id}" }).click();
    await page.getByRole("menuitem", { name: "Change access" }).click();
    await page.getByRole("dialog").getByRole("radio", { name: access }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };
  await choose(/^Public/);
  expect((await call("GET", path)).status).toBe(200);
  await choose(/^Private/);
  expect((await call("GET", path)).status).toBe(401);
});

test("an integration gets its secret once, rotates it, and is deleted by its name", async ({ page, admin }) => {
  const name = unique("ERP ");
  await signInAs(page.context(), admin);
  await page.goto("/admin/integrations/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create integration" }).click();
  const dialog = page.getByRole("dialog", { name: "Store the client secret now" });
  await expect(dialog).toBeVisible();
  const [clientId = "", secret = ""] = await dialog.getByTestId("shown-secret").allTextContents();
  const token = (client_secret: string) =>
    call("POST", "/api/oauth/token", {
      body: { grant_type: "client_credentials", client_id: clientId, client_secret },
    });
  expect((await token(secret)).status).toBe(200);
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByRole("button", { name: "Rotate secret" }).click();
  await expect(dialog).toBeVisible();
  const renewed = (await dialog.getByTestId("shown-secret").allTextContents())[1] ?? "";
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  expect([(await token(secret)).status, (await token(renewed)).status]).toEqual([200, 200]);
  await page.getByRole("button", { name: `Actions for secret ending in ${secret.slice(-4)}` }).click();
  await page.getByRole("menuitem", { name: "Drop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Drop secret" }).click();
  await expect(page.getByText("The secret is dropped")).toBeVisible();
  expect([(await token(secret)).status, (await token(renewed)).status]).toEqual([401, 200]);

  await page.getByRole("button", { name: "Delete integration" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Delete integration" }).click();
  await expect(page.getByText(`“${name}” is deleted`)).toBeVisible();
  expect((await token(renewed)).status).toBe(401);
});

test("signing keys are rotated from the page; a token of the old key stays good", async ({ page }) => {
  test.slow();
  const server = await startServer();
  try {
    const admin = await adminAccount(server.baseUrl);
    const origin = server.baseUrl;
    const login = { username: admin.username, password: admin.password };
    const { body } = await call<{ token: string }>("POST", "/consumer/login", { body: login, origin });
    const whoami = () =>
      call("GET", "/authorization/whoami", { origin, headers: { authorization: `Bearer ${body.token}` } });
    await signInAs(page.context(), admin, origin);
    await page.goto(`${origin}/admin/signing-keys`);
    await page.getByRole("button", { name: "Rotate keys" }).click();
    await page.getByLabel("Algorithm of access tokens").selectOption("EdDSA");
    await page.getByRole("dialog").getByRole("button", { name: "Rotate keys" }).click();
    await expect(page.getByText("New keys sign from now on")).toBeVisible();
    await expect(page.getByRole("cell", { name: "EdDSA" })).toBeVisible();
    expect((await whoami()).status).toBe(200);
    await page
      .getByRole("button", { name: /^Actions for/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Withdraw" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw key" }).click();
    await expect(page.getByText("The key is withdrawn")).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("the audit log is narrowed in the address, and exported", async ({ page, admin, account }) => {
  await signInAs(page.context(), admin);
  await page.goto(`/admin/audit?person=${account.username}`);
  await expect(page.getByText("user.sign-up")).toBeVisible();
  await page.getByLabel("Action").selectOption("Roles");
  await expect(page).toHaveURL(/action=role\./);
  await expect(page.getByText("Nothing matches this search.")).toBeVisible();
  await page.goto(`/admin/audit?person=${account.username}`);
  await page.getByRole("button", { name: "Export" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^audit-[\d-]+\.csv$/);
});
