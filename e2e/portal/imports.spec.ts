import { readFile } from "node:fs/promises";
import { expect, type Page } from "playwright/test";
import type { Account } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { northwindShaped } from "../fixtures/northwind";
import { test } from "../fixtures/test";
import { expectAccessible, expectNarrowEnough } from "./accessible";
import { signInAs } from "./signed-in";

test.beforeEach(({ page, account }) => signInAs(page.context(), account));

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const choose = (page: Page, name: string, text: string) =>
  page.getByLabel(/^Choose a file|\.csv/).setInputFiles(file(name, text));
const report = (page: Page, of: "check" | "import") => page.getByRole("region", { name: `Report of the ${of}` });

async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNarrowEnough(page);
}

/** How many products have a name with this in it. */
async function getCount(account: Account, prefix: string): Promise<number> {
  const { send } = await apiCaller(account);
  const { body } = await send<{ meta: { total: number } }>(`/api/v1/products?name[contains]=${prefix}`);
  return body.meta.total;
}

test("77 rows of somebody else's shape go through a mapper made in the browser, one wrong cell is found, they are imported and undone", async ({
  page,
  account,
}) => {
  test.slow();
  const { file: good, prefix, names } = northwindShaped();
  const bad = good.replace(",12.50,", ",dear,");
  expect(bad).not.toBe(good);

  await page.goto("/imports");
  await page.getByRole("link", { name: "Import a file" }).click();
  await choose(page, "northwind.csv", bad);
  const preview = page.getByRole("region", { name: "First rows of the file" });
  await expect(preview).toContainText("Gumbär Gummibärchen");
  await expect(preview.getByRole("columnheader", { name: "ProductName not imported" })).toBeVisible();

  await page.getByLabel("Column mapping").selectOption("Make a mapper for this file");
  await expect(page.getByLabel("Field for ProductName")).toHaveValue("name");
  await expect(page.getByLabel("Field for UnitPrice")).toHaveValue("price");
  await expect(page.getByLabel("Field for UnitsInStock")).toHaveValue("stock");
  await expect(page.getByLabel("Field for Discontinued")).toHaveValue("active");
  await expect(page.getByLabel("Format of Discontinued")).toHaveValue("not");
  for (const name of ["ProductID", "CategoryID"]) {
    await expect(page.getByLabel(`Field for ${name}`)).toHaveValue("");
  }
  await expect(page.getByLabel("Rows are found by")).toHaveValue("name");
  await expectSound(page);
  await page.getByLabel("Name of the mapper").fill("Northwind");
  await page.getByRole("button", { name: "Save mapper and use it" }).click();
  await expect(preview.getByRole("columnheader", { name: "Discontinued active" })).toBeVisible();

  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(report(page, "check")).toContainText("It would be: 76 added, 0 updated, 1 wrong.");
  const wrong = page.getByRole("table", { name: "Errors by row and cell" }).getByRole("row").nth(1);
  await expect(wrong.getByRole("cell")).toHaveText(["11", "UnitPrice", "dear", "must be a number."]);
  expect(await getCount(account, prefix)).toBe(0);
  await expectSound(page);

  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download rows with errors" }).click();
  const saved = await waiting;
  expect(saved.suggestedFilename()).toBe("northwind-problems.csv");
  const lines = (await readFile(await saved.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^\uFEFFProductID,ProductName,.*,Discontinued,Problem$/);
  expect(lines[1]).toMatch(/^10,.*,dear,.*UnitPrice must be a number\.$/);

  await choose(page, "northwind.csv", good);
  await expect(page.getByLabel("Column mapping")).toHaveValue(/^map_/);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(report(page, "check")).toContainText("All rows are valid");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(report(page, "import")).toContainText("77 added, 0 updated, 0 wrong.");
  expect(await getCount(account, prefix)).toBe(77);
  const { send } = await apiCaller(account);
  const tenth = await send<{ data: object[] }>(`/api/v1/products?name=${encodeURIComponent(names[9] ?? "")}`);
  expect(tenth.body.data).toMatchObject([{ name: names[9], price: 12.5, stock: 10, active: false }]);

  await page.getByRole("link", { name: "Open the import" }).click();
  await expect(page.getByRole("heading", { name: "northwind.csv" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Northwind" })).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Undo import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo import" }).click();
  await expect(page.getByText("Undone", { exact: true })).toBeVisible();
  expect(await getCount(account, prefix)).toBe(0);

  await page.getByRole("link", { name: "Imports" }).first().click();
  await expect(page.getByRole("row").filter({ hasText: "Undone" })).toContainText("northwind.csv");
  await expect(page.getByRole("row").filter({ hasText: "Checked" })).toHaveCount(2);
});

test("a mapper is made by hand, changed and removed", async ({ page, account }) => {
  await page.goto("/mappers");
  await page.getByRole("link", { name: "Create mapper" }).click();
  await page.getByRole("button", { name: "Add a column" }).click();
  await page.getByLabel("Name of the column in the file").fill("Artikel");
  await expect(page.getByRole("button", { name: "Create mapper" })).toBeDisabled();
  await page.getByLabel("Field for Artikel").selectOption("sku");
  await page.getByLabel("Name of the mapper").fill("Lieferant");
  await page.getByRole("button", { name: "Create mapper" }).click();
  await expect(page.getByRole("heading", { name: "Lieferant" })).toBeVisible();
  await expectSound(page);

  await page.getByRole("button", { name: "Add a column" }).click();
  await page.getByLabel("Name of the column in the file").last().fill("Preis");
  await page.getByLabel("Field for Preis").selectOption("price");
  await page.getByLabel("Format of Preis").selectOption("decimal-comma");
  await page.getByLabel("Value for empty cells of Preis").fill("1,50");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Mapper saved")).toBeVisible();
  const { body } = await account.api<{ data: object[] }>("GET", "/api/portal/mappers");
  expect(body.data).toMatchObject([
    {
      name: "Lieferant",
      entity: "products",
      keyField: "sku",
      columns: [
        { from: "Artikel", to: "sku" },
        { from: "Preis", to: "price", format: "decimal-comma", default: "1,50" },
      ],
    },
  ]);

  await page.getByRole("button", { name: "Remove mapper" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove mapper" }).click();
  await expect(page.getByRole("heading", { name: "No mapper yet" })).toBeVisible();
});

test("a file that cannot be read says so, and what the server refuses of one is told", async ({ page }) => {
  await page.goto("/imports/new");
  await choose(page, "empty.csv", "\n\n");
  await expect(page.getByText("This file has no columns.")).toBeVisible();
  await choose(page, "odd.csv", "colour,size\nred,4\n");
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("The file was not checked")).toBeVisible();
  await expect(page.getByText(/The file needs a column that names its rows/)).toBeVisible();
});

test("an upload that is stopped keeps nothing", async ({ page, account }) => {
  await page.goto("/imports/new");
  const { file: text, prefix } = northwindShaped();
  await choose(
    page,
    "stop.csv",
    text
      .replace("ProductName", "name")
      .replace("ProductID", "sku")
      .replaceAll(/^(\d+),/gm, `${prefix}-$1,`),
  );
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(report(page, "check")).toContainText("77 added");
  // Hold the request, so that it can be stopped on its way.
  await page.route("**/api/portal/imports", async (route) => {
    if (route.request().method() !== "POST") await route.continue();
  });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText("Stopped. Nothing was imported.")).toBeVisible();
  expect(await getCount(account, prefix)).toBe(0);
});
