import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { newAccount, signIn } from "../fixtures/account";
import { startServer } from "../fixtures/server-process";

const ROWS = 60_000;

test("an import whose server was killed is taken back when it starts again, with nobody asking", async () => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const first = await startServer({}, { dataDir });
  const account = await newAccount(first.baseUrl);
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "Import" });
  const rows = Array.from({ length: ROWS }, (_, index) => `DEAD-${index},Row ${index}\n`).join("");
  fetch(`${first.baseUrl}/api/import?entity=products`, {
    method: "POST",
    headers: { "x-api-key": body.key, "content-type": "text/csv" },
    body: `sku,name\n${rows}`,
  }).catch(() => undefined);
  const runs = async (origin: string, cookie: string) => {
    const response = await fetch(`${origin}/api/portal/imports`, { headers: { cookie, origin } });
    const { data } = (await response.json()) as { data: { status: string; imported: number }[] };
    return data[0];
  };
  await expect
    .poll(async () => (await runs(first.baseUrl, account.cookie))?.imported ?? 0, { intervals: [20] })
    .toBeGreaterThan(0);
  expect(await runs(first.baseUrl, account.cookie)).toMatchObject({ status: "running" });
  await first.stop("SIGKILL");

  const second = await startServer({}, { dataDir });
  try {
    const cookie = await signIn(account.email, account.password, second.baseUrl);
    await expect.poll(async () => (await runs(second.baseUrl, cookie))?.status, { timeout: 60_000 }).toBe("failed");
    expect(await runs(second.baseUrl, cookie)).toMatchObject({ status: "failed", imported: 0 });
    const left = await fetch(`${second.baseUrl}/api/v1/products?sku[startsWith]=DEAD-`, {
      headers: { "x-api-key": body.key },
    });
    expect(await left.json()).toMatchObject({ meta: { total: 0 } });
  } finally {
    await second.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
