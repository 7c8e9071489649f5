import { expect } from "playwright/test";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";
import { expectSound } from "./sound-page";

const PLACES = [
  ["/admin/users", "Users · Gatehouse", "Users"],
  ["/admin/users/new", "Invite somebody · Gatehouse", "Invite somebody"],
  ["/admin/roles", "Roles and scopes · Gatehouse", "Who the person is"],
  ["/admin/roles/new", "Create role · Gatehouse", "Create role"],
  ["/admin/roles/Consumer", "Consumer · Gatehouse", "Rights"],
  ["/admin/operations", "Operations · Gatehouse", "Operations"],
  ["/admin/access-requests", "Access requests · Gatehouse", "Access requests"],
  ["/admin/explain", "Check access · Gatehouse", "Check access"],
  ["/admin/integrations", "Integrations · Gatehouse", "Integrations"],
  ["/admin/integrations/new", "Create integration · Gatehouse", "Create integration"],
  ["/admin/plugins", "Plugins · Gatehouse", "Plugins"],
  ["/admin/plugins/product-count", "product-count · Gatehouse", "Overview"],
  ["/admin/ip-allow-list", "IP allow lists · Gatehouse", "IP allow lists"],
  ["/admin/audit", "Audit log · Gatehouse", "Audit log"],
  ["/admin/signing-keys", "Signing keys · Gatehouse", "Signing keys"],
  ["/admin/settings", "System settings · Gatehouse", "Branding"],
] as const;

for (const [path, title, ready] of PLACES) {
  test(`${path} is accessible, narrow enough and free of errors`, async ({ page, admin }) => {
    await signInAs(page.context(), admin);
    await expectSound(page, path, title, ready);
  });
}

test("a person's page is accessible, narrow enough and free of errors", async ({ page, admin, account }) => {
  await account.api("POST", "/api/portal/api-keys", { name: "The nightly report of the warehouse in Wolfratshausen" });
  await signInAs(page.context(), admin);
  await expectSound(page, `/admin/users/${account.id}`, `${account.name} · Gatehouse`, "Danger");
});

test("the places of administrators are not there for anybody else", async ({ page, account }) => {
  const places = [...PLACES.map(([path]) => path), `/admin/users/${account.id}`, "/admin/integrations/app_1"];
  for (const place of places) {
    const visitor = await page.request.get(place, { maxRedirects: 0 });
    const to = new URL(visitor.headers().location ?? "", "http://gatehouse.test");
    expect([visitor.status(), to.pathname, to.searchParams.get("callbackUrl")]).toEqual([307, "/login", place]);
  }
  await signInAs(page.context(), account);
  for (const place of places) expect([place, (await page.request.get(place)).status()]).toEqual([place, 404]);
  await page.goto("/admin/users");
  await expect(page.getByRole("heading", { name: "There is no page at this address" })).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByRole("link", { name: "API keys", exact: true }).first()).toBeVisible();
  await expect(page.getByText("Administration")).toHaveCount(0);
});
