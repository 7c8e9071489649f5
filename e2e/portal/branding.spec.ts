import { expect } from "playwright/test";
import sharp from "sharp";
import { adminAccount } from "../fixtures/account";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";

let server: ServerProcess;
test.beforeAll(async () => {
  // A server of its own makes a database of its own, which takes its time on a busy machine.
  test.setTimeout(240_000);
  server = await startServer();
});
test.afterAll(() => server.stop());

test("the portal carries the operator's name and accent, which stays readable whatever it is", async ({ page }) => {
  test.slow();
  const admin = await adminAccount(server.baseUrl);
  const brand = { brandName: "Acme <API> & Söhne", brandAccent: "#ffe600" };
  expect((await admin.api("PATCH", "/api/admin/settings", brand)).status).toBe(200);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ["/", "/login"]) {
      await page.goto(server.baseUrl + path);
      await expect(page).toHaveTitle(new RegExp(`${brand.brandName.replace(/[<>&]/g, ".")}$`));
      await expect(page.getByRole("banner").getByRole("link", { name: brand.brandName })).toBeVisible();
      await expectAccessible(page);
    }
  }
  await signInAs(page.context(), admin, server.baseUrl);
  await page.goto(`${server.baseUrl}/admin/settings`);
  await expect(page).toHaveTitle(`System settings · ${brand.brandName}`);
  await expect(page.getByRole("banner").getByRole("link", { name: brand.brandName })).toBeVisible();
  const accent = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"));
  expect(accent).toMatch(/^light-dark\(#\w{6}, #ffe600\)$/);
});

test("an administrator puts a logo in place of our mark, everywhere and in both themes, and takes it away", async ({
  page,
}) => {
  test.slow();
  const { baseUrl } = server;
  const admin = await adminAccount(baseUrl);
  // Dark lines on nothing: on a dark page they need a ground.
  const square = { width: 64, height: 64, channels: 4 as const };
  const line = { create: { ...square, width: 40, height: 16, background: { r: 10, g: 20, b: 30, alpha: 1 } } };
  const buffer = await sharp({ create: { ...square, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite([{ input: line }])
    .png()
    .toBuffer();

  await signInAs(page.context(), admin, baseUrl);
  await page.goto(`${baseUrl}/admin/settings`);
  const branding = page.getByRole("region", { name: "Branding" });
  const mark = page.getByRole("banner").locator("img");
  await expect(mark).toHaveCount(0);
  await branding
    .getByLabel("Logo file")
    .setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await expect(branding.getByText("Send a PNG, JPEG, GIF or WebP picture.")).toBeVisible();
  await branding.getByLabel("Logo file").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
  await expect(mark).toHaveAttribute("src", /^\/logos\/[0-9a-f]{64}$/);
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", /^\/logos\//);
  const address = baseUrl + (await mark.getAttribute("src"));
  const served = await fetch(address);
  expect([served.status, served.headers.get("content-type")]).toEqual([200, "image/webp"]);

  const ground = () => mark.evaluate((one) => getComputedStyle(one).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await ground()).toBe("rgba(0, 0, 0, 0)");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await ground()).toBe("rgb(242, 240, 234)");
  await expectAccessible(page);

  await page.context().clearCookies();
  for (const path of ["/", "/login"]) {
    await page.goto(baseUrl + path);
    await expect(page.getByRole("banner").locator("img")).toBeVisible();
    expect(
      await page
        .getByRole("banner")
        .locator("img")
        .evaluate((one: HTMLImageElement) => one.naturalWidth),
    ).toBe(64);
  }

  await signInAs(page.context(), admin, baseUrl);
  await page.goto(`${baseUrl}/admin/settings`);
  await branding.getByRole("button", { name: "Remove logo" }).click();
  await expect(mark).toHaveCount(0);
  expect((await fetch(address)).status).toBe(404);
  const log = await admin.api<{ data: { detail: { before?: object; after?: object } }[] }>(
    "GET",
    "/api/admin/audit?action=settings.update",
  );
  const logo = { brandLogo: { url: new URL(address).pathname, tone: "dark" } };
  expect(log.body.data.slice(0, 2).map(({ detail: { before, after } }) => [before, after])).toEqual([
    [logo, { brandLogo: null }],
    [{ brandLogo: null }, logo],
  ]);
});
