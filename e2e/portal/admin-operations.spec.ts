import { expect } from "playwright/test";
import { adminAccount, newAccount } from "../fixtures/account";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";
import { startUpstream, type Upstream } from "../fixtures/upstream";
import { expectAccessible } from "./accessible";
import { signInAs } from "./signed-in";

// A system of its own: whether private upstreams are allowed holds for everyone.
let server: ServerProcess;
let upstream: Upstream;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  [server, upstream] = await Promise.all([startServer(), startUpstream()]);
});
test.afterAll(async () => {
  await upstream.close();
  await server.stop();
});

test("an administrator puts an upstream behind the gate, changes it, opens and closes it, and takes it away", async ({
  page,
}) => {
  test.slow();
  const { baseUrl } = server;
  const [admin, account] = [await adminAccount(baseUrl), await newAccount(baseUrl)];
  await admin.api("PATCH", "/api/admin/settings", { privateUpstreamHosts: [new URL(upstream.origin).host] });
  const { body } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k", scopes: ["read"] });
  const key = { "x-api-key": body.key };
  const ask = (path: string, headers: Record<string, string> = {}) => fetch(baseUrl + path, { headers });

  await signInAs(page.context(), admin, baseUrl);
  await page.goto(`${baseUrl}/admin/operations`);
  await page.getByRole("button", { name: "Add an upstream" }).click();
  let dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create operation" }).click();
  await expect(dialog.getByText("Give a path such as /orders/{id}", { exact: false })).toBeVisible();
  await dialog.getByLabel("Path").fill("/orders/{id}");
  await dialog.getByLabel("Upstream URL").fill(`${upstream.origin}/v1/orders/{id}`);
  await dialog.getByLabel("What it does").fill("Read an order");
  await dialog.getByLabel("Time-out in seconds").fill("5");
  await dialog.getByLabel("Scope", { exact: true }).selectOption("read");
  await dialog.getByLabel("Calls a minute").fill("600");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Create operation" }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole("row").filter({ hasText: "Read an order" });
  await expect(row).toContainText("GET /orders/{id}");
  await expect(row).toContainText("600");

  expect((await ask("/orders/7")).status).toBe(401);
  const served = await ask("/orders/7?page=2", key);
  expect([served.status, upstream.seen.at(-1)?.url]).toEqual([200, "/v1/orders/7?page=2"]);

  // Developers see what a scope opens, and how the operation is called.
  const scopes = await account.api<{ data: { name: string; operations: object[] }[] }>("GET", "/api/portal/scopes");
  const opened = { method: "GET", path: "/orders/{id}", summary: "Read an order" };
  expect(scopes.body.data.find(({ name }) => name === "read")?.operations).toContainEqual(opened);
  const document = (await (await ask("/api/openapi.json", key)).json()) as { paths: Record<string, { get?: object }> };
  expect(document.paths["/orders/{id}"]?.get).toMatchObject({ summary: "Read an order", tags: ["orders"] });
  expect(JSON.stringify(document)).not.toContain(upstream.origin);

  const edit = async () => {
    await row.getByRole("button", { name: /^Actions/ }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    dialog = page.getByRole("dialog");
  };
  const save = async () => {
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await edit();
  await expect(dialog.getByLabel("Upstream URL")).toHaveValue(`${upstream.origin}/v1/orders/{id}`);
  await dialog.getByLabel("Path").fill("/purchases/{id}");
  await dialog.getByLabel("Upstream URL").fill(`${upstream.origin}/v2/orders/{id}`);
  await dialog.getByLabel("Scope", { exact: true }).selectOption("write");
  await save();
  await expect(row).toContainText("GET /purchases/{id}");
  expect((await ask("/orders/7", key)).status).toBe(404);
  expect((await ask("/purchases/7", key)).status).toBe(403);

  await edit();
  await dialog.getByLabel("Scope", { exact: true }).selectOption("");
  await dialog.getByRole("radio", { name: /^Public/ }).check();
  await save();
  await expect(row.getByText("Public", { exact: true }).filter({ visible: true })).toBeVisible();
  const open = await ask("/purchases/7");
  expect([open.status, upstream.seen.at(-1)?.url]).toEqual([200, "/v2/orders/7"]);

  // Somebody else saves in the meantime: whoever is second is told, and loses nothing.
  await edit();
  await dialog.getByRole("radio", { name: /^Private/ }).check();
  const listed = await admin.api<{ data: { id: string; path: string }[] }>("GET", "/api/admin/operations");
  const id = listed.body.data.find(({ path }) => path === "/purchases/{id}")?.id;
  await admin.api("PATCH", `/api/admin/operations/${id}`, { timeoutSeconds: 9 });
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Somebody else changed this operation" })).toBeVisible();
  await page.getByRole("button", { name: "Take theirs" }).click();
  await expect(dialog.getByLabel("Time-out in seconds")).toHaveValue("9");
  await dialog.getByRole("radio", { name: /^Private/ }).check();
  await save();
  await expect(row.getByText("Private", { exact: true }).filter({ visible: true })).toBeVisible();
  expect((await ask("/purchases/7")).status).toBe(401);
  expect((await ask("/purchases/7", key)).status).toBe(200);

  await row.getByRole("button", { name: /^Actions/ }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove operation" }).click();
  await expect(row).toHaveCount(0);
  // The row goes at once, before the answer is there.
  await expect.poll(async () => (await ask("/purchases/7", key)).status).toBe(404);
});
