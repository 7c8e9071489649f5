import { expect } from "playwright/test";
import { approve, askForAccess } from "../fixtures/access-request";
import { baseUrl, unique } from "../fixtures/account";
import { test } from "../fixtures/test";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";

test("somebody without an account asks for access, and reads on a private page how it stands", async ({ page }) => {
  await page.goto("/request-access");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/required/);
  await expect(page.getByText("Choose the kind of integration.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill("Rosa Ruiz");
  await page.getByLabel("Organisation").fill("Ruiz y Hijos");
  await page.getByLabel("Email").fill(`${unique("asks")}@example.test`);
  await page.getByText("Direct system integration").click();
  await page.getByLabel("Description").fill("Stock levels for our three shops.");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("We have your request")).toBeVisible();
  await expect(page.getByText("Waiting for an answer")).toBeVisible();
  await expectAccessible(page);
});

for (const [integrationType, credential] of [
  ["direct", /^gth_pat_/],
  ["third-party", /^gth_sec_/],
] as const) {
  test(`whoever was approved takes the ${integrationType} credential over, once`, async ({ page, admin }) => {
    const asked = await askForAccess({ integrationType });
    const link = await approve(admin, asked);
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Your request is approved" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Choose a password").fill("a good password");
    await page.getByRole("button", { name: "Show my credential" }).click();
    await expect(page.getByTestId("shown-secret").last()).toHaveText(credential);
    await expectAccessible(page);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download .env" }).click();
    expect((await saved).suggestedFilename()).toMatch(/^\.?env/);
    await page.getByRole("link", { name: "I have stored it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ruiz y Hijos" })).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "That link is no longer good" })).toBeVisible();
  });
}

test("on a private page nobody is told of where it was reached from", async ({ page }) => {
  const { statusUrl } = await askForAccess();
  await page.goto(statusUrl.replace(baseUrl(), ""));
  await expect(page.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
});

test("an administrator reads a request, approves it, and mails another link", async ({ page, admin }) => {
  const organization = unique("Warehouse ");
  await askForAccess({ organization, integrationType: "direct" });
  await signInAs(page.context(), admin);
  await page.goto(`/admin/access-requests?q=${encodeURIComponent(organization)}`);
  await page.getByRole("link", { name: organization }).click();
  await expect(page.getByText("None yet; approving makes one.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Approve" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { name: "read", exact: true })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Approve and mail the link" }).click();
  await expect(page.getByText(/The link was mailed, and is good until/)).toBeVisible();
  await expect(page.getByText("Approved the request; the link is on its way")).toBeVisible();
  await page.getByRole("button", { name: "Mail another link" }).click();
  await expect(page.getByText("Mailed another link")).toBeVisible();
});

test("an administrator rejects a request with a reason; one who comes second is told", async ({ page, admin }) => {
  const asked = await askForAccess();
  await signInAs(page.context(), admin);
  await page.goto(`/admin/access-requests/${asked.id}`);
  await page.getByRole("button", { name: "Reject" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("We do not serve shops yet.");
  await admin.api("POST", `/api/admin/access-requests/${asked.id}/reject`, { reason: "Faster." });
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(dialog.getByText(/has rejected this request already/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await expect(page.getByText("Faster.")).toBeVisible();
});
