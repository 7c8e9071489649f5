import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstBreak } from "../../../db/queries/audit-chain";
import { recordUsage } from "../../../db/queries/usage";
import { listAudit } from "../admin/audit";
import { createIntegration, listIntegrations } from "../admin/integrations";
import { createSystemAllowEntry } from "../admin/ip-allow-list";
import { createOperation, updateOperation } from "../admin/operations";
import { createRole, updateRole } from "../admin/roles";
import { createScope } from "../admin/scopes";
import { updateSettings } from "../admin/settings";
import { createApp, getApp } from "../apps/apps";
import { credentialEndpoints } from "../credentials/credential-endpoints";
import { createAllowEntry } from "../credentials/ip-allow-list";
import type { TestPerson } from "../testing/test-person";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { applyConfiguration, digestOf } from "./apply-configuration";
import { readConfiguration } from "./configuration";
import { parseConfiguration, writeConfiguration } from "./configuration-file";
import { describeChange } from "./describe-change";
import { getConfiguration } from "./drift";
import { planConfiguration } from "./plan-configuration";

const { create: createApiKey } = credentialEndpoints("api-key").useCases;

let system: TestRuntime;
let admin: TestPerson;
beforeAll(async () => {
  system = await openTestRuntime();
  admin = await system.admin();
});
afterAll(() => system.close());

const exported = async ({ runtime }: TestRuntime) => writeConfiguration(await readConfiguration(runtime.db));

const apply = async ({ runtime }: TestRuntime, text: string) =>
  applyConfiguration(runtime, { file: parseConfiguration(text), text, by: "deploy" });

const plan = async ({ runtime }: TestRuntime, text: string) => {
  const { changes, refused } = await planConfiguration(runtime, parseConfiguration(text));
  return { changes: changes.flatMap(describeChange), refused };
};

/** Something in every section, as administrators and a developer would make it; and what the file must not tell. */
async function configure() {
  const developer = await system.person();
  const { name: scope } = await admin.run(createScope, { body: { name: "payroll:read", description: "See salaries" } });
  await admin.run(createRole, { body: { name: "Clerk", description: "Office", scopes: ["read", scope] } });
  await admin.run(updateSettings, { body: { limits: { apps: 30 }, brandName: "Acme" } });
  await admin.run(updateOperation, { params: { id: "query" }, body: { rateLimit: 100 } });
  const operation = { method: "GET", path: "/salaries/{id}", upstreamUrl: "https://pay.example/v1/{id}", scope };
  await admin.run(createOperation, { body: { ...operation, public: true } });
  const integration = await admin.run(createIntegration, { body: { name: "Payroll", scopes: [scope] } });
  const app = await developer.run(createApp, {
    body: {
      ...{ name: "Shop", type: "confidential", scopes: ["write", "read"] },
      ...{ redirectUris: ["https://shop.example/callback"], description: "Sells: things\n- all of them" },
    },
  });
  await admin.run(createSystemAllowEntry, { body: { cidr: "192.0.2.7/24", label: "Office" } });
  await developer.run(createAllowEntry, { body: { cidr: "198.51.100.7" } });
  return { developer, app, integration };
}

describe("a configuration file", () => {
  it("is the same after it went through an empty installation, and changes nothing where it came from", async () => {
    const { developer, app, integration } = await configure();
    const text = await exported(system);
    for (const secret of [app.clientSecret, integration.clientSecret, "198.51.100.7", "brandLogo"]) {
      expect(text).not.toContain(secret);
    }
    expect(await apply(system, text)).toEqual([]);
    expect(await exported(system)).toBe(text);

    const empty = await openTestRuntime();
    const other = await empty.admin();
    // People are no configuration: the owner of an app is there before it.
    const theirs = await empty.person();
    const moved = text.replace(developer.user.email, theirs.user.email);
    await apply(empty, moved);
    expect(await exported(empty)).toBe(moved);
    expect(await apply(empty, moved)).toEqual([]);
    const { data } = await other.run(listIntegrations);
    expect(data).toMatchObject([{ clientId: integration.clientId, secrets: [] }]);
    expect(await firstBreak(empty.runtime.db)).toBeNull();
    await empty.close();
  });

  it("is applied by the operator, once: everything has its audit row, and the same file again has none", async () => {
    const text = 'gatehouse: 1\nscopes:\n  - { name: "payroll:read", description: "See what people earn" }\n';
    await apply(system, text);
    const rows = async () => (await admin.run(listAudit, { query: { actor: "operator" } })).data;
    const written = await rows();
    expect(written.slice(0, 2)).toMatchObject([
      {
        action: "configuration.apply",
        actor: { id: "operator", name: null },
        detail: { by: "deploy", sha256: digestOf(text), added: 0, changed: 1, removed: 0 },
      },
      { action: "scope.update", target: { id: "payroll:read" }, detail: { changed: ["description"] } },
    ]);
    expect(await apply(system, text)).toEqual([]);
    expect(await rows()).toEqual(written);
  });

  it("removes what a list of its does not have, but no app, and leaves the sections that it does not name", async () => {
    const { app, developer } = await configureApp();
    await apply(system, "gatehouse: 1\nintegrations: []\napps: []\n");
    const text = await exported(system);
    expect(parseConfiguration(text).configuration).toMatchObject({ integrations: [], settings: { brandName: "Acme" } });
    expect(await developer.run(getApp, { params: { id: app.id } })).toMatchObject({ name: "Kept" });
  });

  it("is planned without a trace, in words, with whose calls would have been refused", async () => {
    const person = await system.person();
    await admin.run(createRole, { body: { name: "Reader", scopes: ["read"] } });
    await system.runtime.db.all("update users set role = 'Reader' where id = $1", [person.user.id]);
    const { id } = (await person.run(createApiKey, { body: { name: "k" } })) as { id: string };
    const hour = new Date().toISOString();
    const counted = { hour, userId: person.user.id, credentialId: id, applicationId: "", milliseconds: 1 };
    await recordUsage(system.runtime.db, [{ ...counted, operation: "products-list", statusClass: 2, calls: 12 }]);
    const before = await exported(system);
    const planned = await plan(system, before.replace(/(name: Reader\n.*\n.*\n\s*- )read/, "$1payroll:read"));
    expect(planned).toEqual({
      changes: ["role Reader changes", '    scopes: gains "payroll:read" and loses "read"'],
      refused: [{ calls: 12, what: "people with the role Reader: GET /api/v1/products" }],
    });
    expect(await exported(system)).toBe(before);
  });

  it("tells the portal what has been changed since it was applied", async () => {
    const text = await exported(system);
    await apply(system, text);
    const state = () => admin.run(getConfiguration);
    const applied = { at: expect.any(String), by: "deploy", sha256: digestOf(text) };
    expect(await state()).toEqual({ applied, differences: [] });
    await admin.run(updateRole, { params: { name: "Clerk" }, body: { scopes: ["read"] } });
    await admin.run(createScope, { body: { name: "new:scope", description: "New" } });
    const role = { section: "roles", noun: "role", name: "Clerk", state: "different" };
    expect(await state()).toEqual({
      applied,
      differences: [
        { ...role, fields: [{ name: "scopes", now: ["read"], file: ["payroll:read", "read"] }] },
        { section: "scopes", noun: "scope", name: "new:scope", state: "extra", fields: [] },
      ],
    });
    await apply(system, text);
    expect(await state()).toEqual({ applied, differences: [] });
  });
});

async function configureApp() {
  const developer = await system.person();
  const app = await developer.run(createApp, {
    body: { name: "Kept", type: "confidential", redirectUris: [], scopes: ["read"] },
  });
  return { developer, app };
}

describe("a mistake in a configuration file", () => {
  const refused = (text: string) => expect(apply(system, `gatehouse: 1\n${text}`)).rejects;

  it("is named by line and column, each of them, with what to write instead", async () => {
    await refused('colour: red\nsettings:\n  limits: { apps: "many" }\nroles:\n  - nmae: A\n').toThrow(
      [
        "line 2, column 1: colour: There is no such field. Leave it out.",
        "line 4, column 13: settings.limits.apps: Give a number.",
        "line 6, column 5: roles.0.name: Role must be text.",
        "line 6, column 5: roles.0.scopes: Give a list of scope names.",
        "line 6, column 5: roles.0.nmae: There is no such field. Leave it out.",
      ].join("\n"),
    );
    await refused("roles: [\n").toThrow(/The file is no YAML: .*line 3/);
    await expect(apply(system, "roles: []")).rejects.toThrow("Give the version of the form: gatehouse: 1.");
    await refused("scopes:\n- &a { name: x, description: X }\n- *a\n").toThrow(
      "line 4, column 3: scopes.1: The scope x is here twice. Keep one of the two.",
    );
  });

  it("changes nothing at all where only one of its changes is refused", async () => {
    await admin.run(createScope, { body: { name: "odd:scope", description: "Odd" } });
    await admin.run(updateRole, { params: { name: "Clerk" }, body: { scopes: ["payroll:read", "odd:scope"] } });
    const before = await exported(system);
    await refused(
      "settings: { brandName: Other }\napps:\n  - { clientId: some-app-1, owner: no@body.test, name: N, type: public, redirectUris: ['https://a.test/cb'], scopes: [read] }\n",
    ).toThrow(
      "line 4, column 29: apps.0.owner: Nobody has the email address no@body.test. Make the account first, or name another owner. (app some-app-1)",
    );
    const contradictory = before.replace(/ {2}- name: odd:scope\n.*\n/, "");
    await expect(apply(system, contradictory)).rejects.toThrow(
      'The file contradicts itself. Left over: role Clerk changes; scopes: gains "odd:scope".',
    );
    expect(await exported(system)).toBe(before);
  });
});
