import { expect, type Page } from "playwright/test";
import type { Account } from "../fixtures/account";
import { test } from "../fixtures/test";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

const URL_OF_MINE = "https://hooks.example.test/in";

const createWebhook = async (account: Account, more: object = {}) =>
  (await account.api<{ id: string; secret: string }>("POST", "/api/portal/webhooks", { url: URL_OF_MINE, ...more }))
    .body;

const shownSecret = (page: Page) => page.getByRole("dialog").getByTestId("shown-secret");

test("somebody new creates a webhook for chosen events, stores its secret, and sees what becomes of a test event", async ({
  page,
}) => {
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.getByRole("link", { name: "Create webhook" }).click();
  await page.getByLabel("Address").fill("http://hooks.example.test/in");
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByText("Give an address that begins with https://.")).toBeVisible();
  await page.getByLabel("Address").fill(URL_OF_MINE);
  await page.getByLabel("Description").fill("Stock server");
  await page.getByRole("radio", { name: /Chosen events/ }).check();
  await page.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByText("Choose at least one event.")).toBeVisible();
  await page.getByRole("checkbox", { name: "app.connected" }).check();
  await page.getByRole("checkbox", { name: "key.revoked" }).check();
  await page.getByRole("button", { name: "Create webhook" }).click();

  await expect(page.getByRole("dialog", { name: "Store the signing secret now" })).toBeVisible();
  await expect(shownSecret(page)).toHaveText(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have stored it" }).click();

  await expect(page.getByRole("heading", { name: "Stock server", level: 1 })).toBeVisible();
  await expect(page.getByText("Nothing was sent yet.")).toBeVisible();
  await page.getByRole("button", { name: "Send test event" }).click();
  const row = page.getByRole("row", { name: /webhook\.test/ });
  await expect(row).toContainText("Retrying", { timeout: 30_000 });
  await expect(row).toContainText("The name of the server could not be found.");
  await row.getByRole("button", { name: "webhook.test" }).click();
  const dialog = page.getByRole("dialog", { name: "Delivery of webhook.test" });
  await expect(dialog).toContainText(`POST ${URL_OF_MINE}`);
  await expect(dialog).toContainText('"message": "This is a test."');
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(dialog.getByText(/^no answer, /)).toHaveCount(2, { timeout: 30_000 });
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await page.getByLabel("State of deliveries").selectOption("Delivered");
  await expect(page.getByText("No delivery is in this state.")).toBeVisible();
  await page.goto("/webhooks");
  await expect(page.getByRole("row", { name: /Stock server/ })).toContainText("Failing");
});

test("the secret is rotated with an overlap and shown again after the password", async ({ page, account }) => {
  const { id, secret } = await createWebhook(account);
  await page.goto(`/webhooks/${id}`);
  await page.getByRole("button", { name: "Rotate secret" }).click();
  await expect(page.getByLabel("The old secret")).toHaveValue("86400");
  await page.getByRole("dialog").getByRole("button", { name: "Rotate secret" }).click();
  await expect(page.getByRole("dialog", { name: "Store the signing secret now" })).toBeVisible();
  const rotated = (await shownSecret(page).textContent()) ?? "";
  expect(rotated).not.toBe(secret);
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText("Until then both secrets sign every delivery")).toBeVisible();
  await page.getByRole("button", { name: "Reveal" }).click();
  await page.getByLabel("Your password").fill(account.password);
  await page.getByRole("dialog").getByRole("button", { name: "Reveal" }).click();
  await expect(shownSecret(page)).toHaveText(rotated);
});

test("a webhook is changed, paused, let go on, and deleted after what that means was read", async ({
  page,
  account,
}) => {
  const { id } = await createWebhook(account, { events: ["key.created"] });
  await page.goto(`/webhooks/${id}`);
  await page.getByRole("radio", { name: /Everything/ }).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  expect((await account.api("GET", `/api/portal/webhooks/${id}`)).body).toMatchObject({ events: null });

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("This webhook is paused")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send test event" })).toBeDisabled();
  await page.getByRole("button", { name: "Resume" }).first().click();
  await expect(page.getByText("This webhook is paused")).toHaveCount(0);

  await page.getByRole("button", { name: "Delete webhook" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete the webhook “hooks.example.test”?" });
  await expect(dialog).toContainText("What waits to be sent is not sent.");
  await dialog.getByRole("button", { name: "Delete webhook" }).click();
  await expect(page.getByRole("heading", { name: "No webhook yet" })).toBeVisible();
});

test("another person's webhook is not there", async ({ page }) => {
  await page.goto("/webhooks/whk_000000000000000000000");
  await expect(page.getByRole("heading", { name: "There is no such webhook" })).toBeVisible();
});
