import { expect } from "playwright/test";
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
