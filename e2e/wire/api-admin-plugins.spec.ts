import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "playwright/test";
import { adminAccount, call, unique } from "../fixtures/account";
import { apiError } from "../fixtures/api-error";
import { putPlugin } from "../fixtures/plugin-folder";
import { test } from "../fixtures/test";

const PATH = "/api/admin/plugins";
// In the folder of the server under test, beside the samples that are shipped.
const FOLDER = "plugins";
const SAMPLE = unique("test-");

test.beforeAll(async () => {
  const admin = await adminAccount();
  await putPlugin(FOLDER, SAMPLE, { manifest: { description: "Of a test." }, program: "" });
  await admin.api("POST", `${PATH}/rescan`);
});
test.afterAll(() => rm(join(FOLDER, SAMPLE), { recursive: true }));

const described = {
  id: SAMPLE,
  name: SAMPLE,
  version: "1.0.0",
  description: "Of a test.",
  command: ["node", "main.mjs"],
  state: "disabled",
  problem: null,
  scopes: ["read"],
  approvedScopes: [],
  newScopes: [],
  schedule: null,
  events: [],
  clientId: null,
  enabledAt: null,
  nextRunAt: null,
  retryAt: null,
  lastRun: null,
  calls: { succeeded: 0, refused: 0, failed: 0 },
};

test.describe("200", () => {
  test("a plugin that nobody has enabled is as its manifest says, alone and in the list", async ({ admin }) => {
    const one = await admin.api("GET", `${PATH}/${SAMPLE}`);
    expect({ status: one.status, body: one.body }).toEqual({ status: 200, body: described });
    for (const [method, path] of [
      ["GET", PATH],
      ["POST", `${PATH}/rescan`],
    ] as const) {
      const { status, body } = await admin.api<{ data: { id: string }[] }>(method, path);
      expect(status).toBe(200);
      expect(body.data.find(({ id }) => id === SAMPLE)).toEqual(described);
    }
  });

  test("it has no runs and has printed nothing", async ({ admin }) => {
    for (const list of ["runs", "log"]) {
      const { status, body } = await admin.api("GET", `${PATH}/${SAMPLE}/${list}`);
      expect({ status, body }).toEqual({ status: 200, body: { data: [], meta: { total: 0 } } });
    }
  });
});

test.describe("400", () => {
  test("a scope that it does not ask for cannot be given to it", async ({ admin }) => {
    for (const scopes of [["write"], ["read", "admin"], ["nonsense"]]) {
      const { status, body } = await admin.api("POST", `${PATH}/${SAMPLE}/enable`, { scopes });
      expect({ status, body }).toMatchObject({
        ...apiError("validation", expect.stringContaining(scopes.at(-1) ?? "")),
        body: { error: { details: [{ field: "scopes" }] } },
      });
    }
    expect((await admin.api("POST", `${PATH}/${SAMPLE}/enable`, { scope: ["read"] })).status).toBe(400);
    expect((await admin.api("GET", `${PATH}/${SAMPLE}/log?after=-1`)).status).toBe(400);
  });
});

const CALLS = [
  ["GET", ""],
  ["POST", "/rescan"],
  ["GET", "/{id}"],
  ["POST", "/{id}/enable"],
  ["POST", "/{id}/disable"],
  ["POST", "/{id}/run"],
  ["POST", "/{id}/stop"],
  ["GET", "/{id}/runs"],
  ["GET", "/{id}/log"],
] as const;

test.describe("401 and 403", () => {
  for (const [method, path] of CALLS) {
    test(`${method} ${path} is for administrators`, async ({ account }) => {
      const own = PATH + path.replace("{id}", SAMPLE);
      expect((await call(method, own)).status).toBe(401);
      expect((await account.api(method, own)).status).toBe(403);
    });
  }
});

test.describe("404", () => {
  for (const id of ["nothing", "..", "%2e%2e", "..%2f..%2fetc", "__proto__", "a".repeat(65)]) {
    test(`${id.slice(0, 20)} is no plugin`, async ({ admin }) => {
      const statuses = [];
      for (const [method, verb] of [
        ["GET", ""],
        ["POST", "/enable"],
        ["POST", "/run"],
      ] as const) {
        statuses.push(
          (
            await fetch(`${process.env.BASE_URL}${PATH}/${id}${verb}`, {
              method,
              headers: { cookie: admin.cookie, origin: process.env.BASE_URL ?? "" },
            })
          ).status,
        );
      }
      expect(
        statuses.every((status) => status === 404 || status === 400 || status === 405),
        statuses.join(),
      ).toBe(true);
    });
  }
});

test.describe("409", () => {
  test("what is not enabled can be neither run, stopped nor disabled", async ({ admin }) => {
    // The first of these knows it from the folder alone; nobody has decided anything about it.
    for (const verb of ["run", "stop", "disable"]) {
      expect([404, 409]).toContain((await admin.api("POST", `${PATH}/${SAMPLE}/${verb}`)).status);
    }
    expect((await admin.api("GET", `${PATH}/${SAMPLE}`)).body).toEqual(described);
  });
});
