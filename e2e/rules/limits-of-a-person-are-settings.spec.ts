import { expect } from "playwright/test";
import { test } from "../fixtures/test";

// More than anybody has by default, so that no other test meets a lower limit meanwhile.
const APPS = 25;

test("a person may have as many apps as the settings say, and one more when an administrator raises it", async ({
  account,
  admin,
}) => {
  const create = () =>
    account.api("POST", "/api/portal/apps", {
      name: "One of many",
      type: "public",
      redirectUris: ["https://app.example.test/cb"],
      scopes: ["read"],
    });
  for (let n = 0; n < APPS; n++) expect((await create()).status).toBe(201);
  expect(await create()).toMatchObject({
    status: 409,
    body: { error: { code: "CONFLICT", message: expect.stringContaining(String(APPS)) } },
  });
  const raised = await admin.api("PATCH", "/api/admin/settings", { limits: { apps: APPS + 1 } });
  expect(raised).toMatchObject({ status: 200, body: { limits: { apps: APPS + 1, apiKeys: 50 } } });
  expect((await create()).status).toBe(201);
  expect((await create()).status).toBe(409);
});
