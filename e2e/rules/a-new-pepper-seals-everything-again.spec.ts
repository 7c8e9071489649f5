import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { adminAccount, call, newAccount, signIn } from "../fixtures/account";
import { runCommand } from "../fixtures/command";
import { startServer } from "../fixtures/server-process";

test.describe.configure({ timeout: 240_000 });

const newPepper = () => randomBytes(32).toString("base64url");

test("after a change of pepper and npm run reseal, the older pepper opens nothing that is still needed", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gatehouse-test-"));
  const [older, newer] = [newPepper(), newPepper()];
  const first = await startServer({ SAFESTORE_PEPPER: older }, { dataDir });
  const person = await newAccount(first.baseUrl);
  const fields = { type: "confidential", redirectUris: ["https://a.test/cb"], scopes: ["read"] };
  const { body: app } = await person.api<{ id: string; clientSecret: string; secrets: { id: string }[] }>(
    "POST",
    "/api/portal/apps",
    { name: "Sealed", ...fields },
  );
  const admin = await adminAccount(first.baseUrl);
  await admin.api("POST", "/api/admin/integrations", { name: "ERP", scopes: ["read"] });
  await first.stop();

  const lost = await runCommand(["reseal"], dataDir, { SAFESTORE_PEPPER: newer });
  expect(lost).toMatchObject({ code: 1, output: expect.stringContaining("did not open") });
  const both = { SAFESTORE_PEPPER: `${newer},${older}` };
  // The app's and the integration's secret, and the two signing keys.
  expect(await runCommand(["reseal"], dataDir, both)).toMatchObject({
    code: 0,
    output: expect.stringContaining("Sealed 4 values again"),
  });
  expect((await runCommand(["reseal"], dataDir, both)).output).toContain("Sealed 0 values again");

  const second = await startServer({ SAFESTORE_PEPPER: newer }, { dataDir });
  const cookie = await signIn(person.email, person.password, second.baseUrl);
  const revealed = await call("POST", `/api/portal/apps/${app.id}/secrets/${app.secrets[0]?.id}/reveal`, {
    origin: second.baseUrl,
    headers: { cookie, origin: second.baseUrl },
    body: { password: person.password },
  });
  expect(revealed).toMatchObject({ status: 200, body: { clientSecret: app.clientSecret } });
  await second.stop();
  await rm(dataDir, { recursive: true });
});
