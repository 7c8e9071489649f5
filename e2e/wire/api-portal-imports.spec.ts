import { expect } from "playwright/test";
import { type Account, baseUrl, call, unique } from "../fixtures/account";
import { apiCaller, fileForm } from "../fixtures/api-caller";
import { test } from "../fixtures/test";

/** Sends a file with the session of the browser. */
async function send(account: Account, file: string, fields: Record<string, string>, origin = baseUrl()) {
  const { method, body } = fileForm(file, fields);
  const response = await fetch(`${baseUrl()}/api/portal/imports`, {
    method: method ?? "POST",
    body: body ?? null,
    headers: { cookie: account.cookie, origin },
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

test.describe("POST /api/portal/imports 200", () => {
  test("imports in the name of whoever is signed in, and tells more errors than the import keeps", async ({
    account,
  }) => {
    const sku = unique("P-");
    const rows = Array.from(
      { length: 150 },
      (_, index) => `${sku}${index},Row ${index},${index < 5 ? index : "dear"}\n`,
    );
    const checked = await send(account, `sku,name,price\n${rows.join("")}`, { entity: "products", dryRun: "true" });
    expect(checked).toEqual({
      status: 200,
      body: {
        importId: expect.stringMatching(/^imp_/),
        status: "done",
        dryRun: true,
        imported: 5,
        updated: 0,
        failed: 145,
        errors: rows.slice(5).map((_, index) => ({ row: index + 7, field: "price", message: "must be a number." })),
      },
    });
    const { importId } = checked.body as { importId: string };
    const kept = await account.api<{ errors: object[] }>("GET", `/api/portal/imports/${importId}`);
    expect(kept.body.errors).toHaveLength(100);
  });
});

test.describe("POST /api/portal/imports 4xx", () => {
  test("for a stranger, another site's page, a credential that may not write and one without the scope portal", async ({
    account,
  }) => {
    expect((await call("POST", "/api/portal/imports")).status).toBe(401);
    const file = `sku,name\n${unique("X-")},Forged\n`;
    expect((await send(account, file, { entity: "products" }, "https://evil.example")).status).toBe(403);
    const form = fileForm(file, { entity: "products" });
    const reader = await apiCaller(account, ["portal", "read"]);
    expect((await reader.send("/api/portal/imports", form)).status).toBe(403);
    const writer = await apiCaller(account, ["write"]);
    expect((await writer.send("/api/portal/imports", form)).status).toBe(403);
    expect((await account.api<{ data: object[] }>("GET", "/api/portal/imports")).body.data).toEqual([]);
  });

  test("for what is no form with a file, and for settings that there are not", async ({ account }) => {
    expect((await account.api("POST", "/api/portal/imports", {})).status).toBe(415);
    const cases: [string, Record<string, string>, string][] = [
      ["sku\nx\n", {}, "entity"],
      ["sku\nx\n", { entity: "prodcts" }, "entity"],
      ["sku\nx\n", { entity: "products", mode: "some" }, "mode"],
      ["sku\nx\n", { entity: "products", mapperId: "map_of-somebody-else" }, "mapperId"],
      ["colour\nred\n", { entity: "products" }, "file"],
    ];
    for (const [file, fields, field] of cases) {
      expect(await send(account, file, fields)).toMatchObject({
        status: 400,
        body: { error: { details: [{ field }] } },
      });
    }
  });
});
