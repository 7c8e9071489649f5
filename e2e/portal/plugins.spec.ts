import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { expect } from "playwright/test";
import { unique } from "../fixtures/account";
import { test } from "../fixtures/test";
import { signInAs } from "./signed-in";

const hasPhp = spawnSync("php", ["--version"]).status === 0;

for (const [id, needs] of [
  ["product-count", true],
  ["product-count-php", hasPhp],
] as const) {
  test(`the sample ${id} is enabled, runs, and its log tells how many products there are`, async ({
    context,
    page,
    admin,
  }) => {
    test.skip(!needs, "PHP is not installed");
    await signInAs(context, admin);
    await page.goto("/admin/plugins");
    await page.getByRole("link", { name: id, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: id })).toBeVisible();
    await page.getByRole("button", { name: "Enable" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Enable plugin" }).click();
    await expect(page.getByRole("log")).toContainText(/There are \d+ products\./, { timeout: 40_000 });
    await expect(page.getByText("Finished", { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Run now" }).click();
    await expect(page.getByRole("cell", { name: "By hand" })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("log")).toContainText(/There are \d+ products\.[\s\S]*There are \d+ products\./, {
      timeout: 40_000,
    });
    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disable plugin" }).click();
    await expect(page.getByText("Not enabled").first()).toBeVisible();
  });
}

test("a skeleton made by the command is found when one looks again", async ({ context, page, admin }) => {
  const name = unique("skeleton-");
  const made = spawnSync(process.execPath, ["scripts/plugin-new.mjs", name], { encoding: "utf8" });
  expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining(name) });
  try {
    await signInAs(context, admin);
    await page.goto("/admin/plugins");
    await page.getByRole("button", { name: "Look again" }).click();
    await expect(page.getByRole("link", { name })).toBeVisible();
    await admin.api("POST", `/api/admin/plugins/${name}/enable`);
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("log")).toContainText('"products"', { timeout: 40_000 });
    await admin.api("POST", `/api/admin/plugins/${name}/disable`);
  } finally {
    await rm(`plugins/${name}`, { recursive: true });
  }
});
