import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { adminAccount } from "../fixtures/account";
import { runCommand } from "../fixtures/command";
import { freshPostgres } from "../fixtures/fresh-postgres";
import { startServer } from "../fixtures/server-process";

test.describe.configure({ timeout: 120_000 });

const { TEST_DATABASE_URL } = process.env;

const FILE = `gatehouse: 1
roles:
  - name: Consumer
    description: Reads
    scopes: [portal, read]
settings: { brandName: From a file }
`;

test("a file is planned, applied and exported by command, and the portal tells who applied it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const file = join(folder, "gatehouse.yaml");
  await writeFile(file, FILE);
  const first = await startServer({}, { dataDir: folder });
  const busy = await runCommand(["config", "plan", file], folder);
  expect(busy).toMatchObject({ code: 1, output: expect.stringContaining("Another Gatehouse already works") });
  await first.stop();
  const planned = await runCommand(["config", "plan", file], folder);
  expect(planned).toMatchObject({ code: 0, output: expect.stringMatching(/role Consumer changes[\s\S]*brandName/) });
  expect(await runCommand(["config", "apply", file], folder)).toMatchObject({ code: 0 });
  const again = await runCommand(["config", "apply", file], folder);
  expect(again).toEqual({ code: 0, output: "gatehouse  Nothing to change.\n" });
  expect(await runCommand(["config", "export", join(folder, "all.yaml")], folder)).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, "all.yaml"), "utf8")).toContain("brandName: From a file");
  const second = await startServer({}, { dataDir: folder });
  const admin = await adminAccount(second.baseUrl);
  expect((await admin.api("GET", "/api/admin/configuration")).body).toEqual({
    applied: { at: expect.any(String), by: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    differences: [],
  });
  await second.stop();
  await rm(folder, { recursive: true });
});

test("a file that is applied beside a running server holds from the next call on", async () => {
  test.skip(!TEST_DATABASE_URL, "needs a PostgreSQL: set TEST_DATABASE_URL");
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const file = join(folder, "gatehouse.yaml");
  await writeFile(file, FILE);
  const database = await freshPostgres(TEST_DATABASE_URL ?? "");
  const onPostgres = { DATABASE_URL: database.url };
  const server = await startServer(onPostgres, { dataDir: folder });
  const admin = await adminAccount(server.baseUrl);
  const getBrand = async () => (await admin.api<{ brandName: string }>("GET", "/api/admin/settings")).body.brandName;
  expect(await getBrand()).toBe("Gatehouse");
  expect(await runCommand(["config", "apply", file], folder, onPostgres)).toMatchObject({ code: 0 });
  await expect.poll(getBrand).toBe("From a file");
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});
