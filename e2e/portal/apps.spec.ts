import { expect, type Page } from "playwright/test";
import sharp from "sharp";
import { type Account, call, newAccount } from "../fixtures/account";
import { newApp, tokensFor } from "../fixtures/oauth";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

interface Made {
  id: string;
  clientId: string;
  clientSecret: string;
}

async function createApp(account: Account): Promise<Made> {
  const { body } = await account.api<Made>("POST", "/api/portal/apps", {
    name: "Acme Sync",
    type: "confidential",
    redirectUris: ["https://acme.example/callback"],
    scopes: ["read"],
  });
  return body;
}

const tokenWith = ({ clientId }: Made, secret: string) =>
  fetch(`${process.env.BASE_URL}/auth/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: secret }),
  });

const dialogSecret = async (page: Page) =>
  (await page.getByRole("dialog").getByTestId("shown-secret").last().textContent()) ?? "";

test("a new app's dialog trades its secret for a token and calls the API with it", async ({ page }) => {
  await page.goto("/apps/new");
  await page.getByLabel("Name", { exact: true }).fill("Stock service");
  await page.getByRole("button", { name: "Create app" }).click();
  const dialog = page.getByRole("dialog", { name: "Store your client secret now" });
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByRole("region", { name: "Answer of /auth/oauth/token" })).toContainText('"access_token"');
  await expect(dialog.getByRole("region", { name: "Answer of /api/query" })).toContainText('"products"');
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByRole("heading", { name: "Stock service", level: 1 })).toBeVisible();
});

test("a public app gets no secret", async ({ page }) => {
  await page.goto("/apps/new?type=public");
  await expect(page.getByRole("radio", { name: /Runs with its user/ })).toBeChecked();
  await page.getByLabel("Name", { exact: true }).fill("Field notes");
  await page.getByLabel("Redirect URI 1").fill("com.example.notes:/callback");
  await page.getByRole("button", { name: "Create app" }).click();
  await expect(page).toHaveURL(/\/apps\/app_\w+$/);
  await expect(page.getByText("Public", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Secrets" })).toHaveCount(0);
});

test("the editor of redirect URIs says why one is refused", async ({ page, account }) => {
  await page.goto("/apps/new");
  await page.getByLabel("Name", { exact: true }).fill("Refused");
  const uri = page.getByLabel("Redirect URI 1");
  for (const [given, reason] of [
    ["http://acme.example/callback", /http is only for your own machine/],
    ["https://acme.example/callback#done", /must not have a fragment/],
    ["https://*.acme.example/callback", /Wildcards are not allowed/],
    ["acme.example/callback", /not a complete URI/],
    ["javascript:alert(1)", /scheme cannot take a redirect/],
  ] as const) {
    await uri.fill(given);
    await uri.blur();
    await expect(uri).toHaveAccessibleDescription(reason);
  }
  await page.getByRole("button", { name: "Create app" }).click();
  await expect(page.getByRole("button", { name: "Create app" })).toBeEnabled();
  const { body } = await account.api<{ meta: { total: number } }>("GET", "/api/portal/apps");
  expect(body.meta.total).toBe(0);
});

test("settings of an app are saved, and stand there after a reload", async ({ page, account }) => {
  const { id } = await createApp(account);
  await page.goto(`/apps/${id}`);
  await page.getByLabel("Description").fill("Keeps shop and warehouse in step.");
  await page.getByRole("button", { name: "Add another" }).click();
  await page.getByLabel("Redirect URI 2").fill("http://127.0.0.1/callback");
  await page.getByRole("checkbox", { name: "profile", exact: true }).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Description")).toHaveValue("Keeps shop and warehouse in step.");
  const { body } = await account.api("GET", `/api/portal/apps/${id}`);
  expect(body).toMatchObject({
    name: "Acme Sync",
    description: "Keeps shop and warehouse in step.",
    redirectUris: ["https://acme.example/callback", "http://127.0.0.1/callback"],
    scopes: ["read", "profile"],
  });
});

test("a secret is replaced without an outage: add, use both, drop the first", async ({ page, account }) => {
  const app = await createApp(account);
  await page.goto(`/apps/${app.id}`);
  await page.getByRole("button", { name: "Rotate secret" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Add second secret" }).click();
  const second = await dialogSecret(page);
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText("The new secret has not been used yet")).toBeVisible();
  expect([(await tokenWith(app, app.clientSecret)).status, (await tokenWith(app, second)).status]).toEqual([200, 200]);
  await expect(page.getByText(`The secret ending in ${app.clientSecret.slice(-4)} is still in use`)).toBeVisible({
    timeout: 20_000,
  });

  await page.getByRole("button", { name: `Drop secret ending in ${app.clientSecret.slice(-4)}` }).click();
  await page.getByRole("button", { name: "Drop secret", exact: true }).click();
  await expect(page.getByText("The secret is dropped")).toBeVisible();
  expect([(await tokenWith(app, app.clientSecret)).status, (await tokenWith(app, second)).status]).toEqual([401, 200]);
});

test("a secret is revealed after the password is typed, and not before", async ({ page, account }) => {
  const app = await createApp(account);
  await page.goto(`/apps/${app.id}`);
  await page.getByRole("button", { name: /^Reveal secret ending/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill("a wrong password");
  await dialog.getByRole("button", { name: "Reveal", exact: true }).click();
  await expect(dialog.getByLabel("Your password")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Your password").fill(account.password);
  await dialog.getByRole("button", { name: "Reveal", exact: true }).click();
  await expect(dialog.getByTestId("shown-secret")).toHaveText(app.clientSecret);
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(await page.content()).not.toContain(app.clientSecret);
});

test("an app is deleted only after its name is typed, and its tokens end with it", async ({ page, account }) => {
  const app = await createApp(account);
  const { access_token } = (await (await tokenWith(app, app.clientSecret)).json()) as { access_token: string };
  await page.goto(`/apps/${app.id}`);
  await page.getByRole("button", { name: "Delete app" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Delete app" })).toBeDisabled();
  await dialog.getByRole("textbox").fill("Acme Sync");
  await dialog.getByRole("button", { name: "Delete app" }).click();
  await expect(page.getByRole("heading", { name: "No app yet" })).toBeVisible();
  const { status } = await call("POST", "/api/query", {
    body: { query: "products { id }" },
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(status).toBe(401);
});

test("a disabled app gets no token until it is enabled again", async ({ page, account }) => {
  const app = await createApp(account);
  await page.goto(`/apps/${app.id}`);
  await page.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("The app is disabled")).toBeVisible();
  expect((await tokenWith(app, app.clientSecret)).ok).toBe(false);
  await page.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByText("The app works again")).toBeVisible();
  expect((await tokenWith(app, app.clientSecret)).status).toBe(200);
});

test("an old secret may end by itself, and the page says when the new one has taken over", async ({
  page,
  account,
}) => {
  const app = await createApp(account);
  await page.goto(`/apps/${app.id}`);
  await page.getByRole("button", { name: "Rotate secret" }).click();
  await page.getByLabel("The old secret").selectOption({ label: "Works for 24 more hours" });
  await page.getByRole("dialog").getByRole("button", { name: "Add second secret" }).click();
  const second = await dialogSecret(page);
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText(/not used yet, stops in 24 h/)).toBeVisible();
  expect((await tokenWith(app, second)).status).toBe(200);
  await expect(page.getByText(`The secret ending in ${app.clientSecret.slice(-4)} is no longer in use`)).toBeVisible({
    timeout: 20_000,
  });
});

test("a logo is uploaded, shown, and taken away again; what is no picture is refused in words", async ({
  page,
  account,
}) => {
  const { id } = await createApp(account);
  await page.goto(`/apps/${id}`);
  const file = page.getByLabel("Logo file");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: svg });
  await expect(page.getByText("Send a PNG, JPEG, GIF or WebP picture.")).toBeVisible();
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.alloc(600_000) });
  await expect(page.getByText("A logo may have at most 512 KB.")).toBeVisible();

  const picture = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#b3261e" } })
    .png()
    .toBuffer();
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: picture });
  await expect(page.getByText("The logo is saved")).toBeVisible();
  const image = page.locator('#settings img[src^="/logos/"]');
  await expect(image).toBeVisible();
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(256);
  await page.getByRole("button", { name: "Remove logo" }).click();
  await expect(page.getByText("The logo is removed")).toBeVisible();
  await expect(image).toHaveCount(0);
});

test("a redirect URI that is refused says why, and what was probably meant is a press away", async ({
  page,
  account,
}) => {
  const { id } = await createApp(account);
  await page.goto(`/apps/${id}`);
  await page.getByRole("button", { name: "Add another" }).click();
  const uri = page.getByLabel("Redirect URI 2");
  await uri.fill("http://shop.acme.example/callback#done");
  await uri.blur();
  await expect(uri).toHaveAccessibleDescription("It must not have a fragment (#…).");
  await page.getByRole("button", { name: "https://shop.acme.example/callback" }).click();
  await expect(uri).toHaveValue("https://shop.acme.example/callback");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  const { body } = await account.api("GET", `/api/portal/apps/${id}`);
  expect(body.redirectUris).toEqual(["https://acme.example/callback", "https://shop.acme.example/callback"]);
});

test("its developer sees who has connected an app, as far as they let the app know them", async ({ page, account }) => {
  const app = await newApp(account, { scopes: ["read", "profile", "email"] });
  const [open, closed] = [await newAccount(), await newAccount()];
  await tokensFor(app, open);
  await tokensFor(app, closed, { scope: "read" });
  await page.goto(`/apps/${app.id}`);
  const people = page.locator("#people");
  await expect(people.getByRole("listitem").filter({ hasText: open.email })).toContainText(open.name);
  await expect(people.getByRole("listitem").filter({ hasText: closed.id })).toContainText("Somebody");
  await expect(people).not.toContainText(closed.name);
});
