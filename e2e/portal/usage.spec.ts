import { expect } from "playwright/test";
import { call } from "../fixtures/account";
import { query } from "../fixtures/oauth";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

test("a developer sees the calls of a key, finds the one that was refused, and reads why", async ({
  page,
  account,
}) => {
  const { body: key } = await account.api<{ id: string; key: string }>("POST", "/api/portal/api-keys", {
    name: "Nightly sync",
    scopes: ["products:read"],
  });
  await query({ "x-api-key": key.key });
  const refused = await call("GET", "/api/v1/categories", { headers: { "x-api-key": key.key } });
  expect(refused.status).toBe(403);

  await signInAs(page.context(), account);
  await page.goto("/usage");
  await expect(page.getByRole("table", { name: "Calls over time" })).toBeAttached();
  await expect(
    page.getByRole("region", { name: "By credential" }).getByRole("link", { name: "Nightly sync" }),
  ).toBeVisible();
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sideways()).toBeLessThanOrEqual(0);

  await page.getByLabel("Explain a request").fill(refused.headers.get("x-request-id") ?? "");
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByRole("heading", { name: "Why this request was refused" })).toBeVisible();
  await expect(page.getByText("A scope is missing.")).toBeVisible();
  await expect(page.getByText("categories:read")).toBeVisible();

  await page.goto(`/api-keys/${key.id}`);
  await expect(page.getByRole("region", { name: "Usage" }).getByText("/api/v1/categories")).toBeVisible();
});
