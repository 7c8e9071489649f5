import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstBreak } from "../../../db/queries/audit-chain";
import { authenticate } from "../../access/authenticate";
import { ensureSigningKeys, getKeyRing } from "../../access/key-ring";
import { liveOperation } from "../../access/operations";
import { onChange } from "../../changes/changes";
import { DEFAULT_SETTINGS, loadSettings } from "../../settings/settings";
import { endOtherSessions, endSession, listSessions } from "../accounts/sessions";
import { listActivity } from "../activity/activity";
import { createApp, getApp } from "../apps/apps";
import { credentialEndpoints } from "../credentials/credential-endpoints";
import { createAllowEntry, listAllowEntries, removeAllowEntry } from "../credentials/ip-allow-list";
import { canonicalRange } from "../management/canonical-range";
import { OPERATIONS } from "../system/declared-operations";
import { listScopes } from "../system/scopes";
import type { TestPerson } from "../testing/test-person";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { listAudit } from "./audit";
import {
  addIntegrationSecret,
  createIntegration,
  deleteIntegration,
  getIntegration,
  removeIntegrationSecret,
  updateIntegration,
} from "./integrations";
import { createSystemAllowEntry, listSystemAllowEntries, removeSystemAllowEntry } from "./ip-allow-list";
import { listOperations, updateOperation } from "./operations";
import { createRole, getRole, listRoles, removeRole, updateRole } from "./roles";
import { createScope, listSystemScopes, removeScope, updateScope } from "./scopes";
import { getSettings, updateSettings } from "./settings";
import { listSigningKeys, rotateSigningKey, withdrawSigningKey } from "./signing-keys";
import { getUser, listUsers, updateUser } from "./users";

const { create: createApiKey, list: listApiKeys } = credentialEndpoints("api-key").useCases;
const { create: createToken, get: getToken } = credentialEndpoints("access-token").useCases;

let system: TestRuntime;
let admin: TestPerson;
beforeAll(async () => {
  system = await openTestRuntime();
  admin = await system.admin();
});
afterAll(() => system.close());

async function gate(key: string, address = "192.0.2.1") {
  const request = new Request("http://localhost:3000/api/query", { headers: { "x-api-key": key } });
  return authenticate(request, { runtime: system.runtime, requestId: "req_test", address }).then(
    (caller) => [...(caller?.scopes ?? [])].sort(),
    (error: { code: unknown }) => error.code,
  );
}

const createKeyFor = async (person: TestPerson, scopes?: string[]) =>
  (await person.run(createApiKey, { body: { name: "k", scopes } })).key;

describe("settings", () => {
  it("begin with their defaults and keep what is not sent, within a group too", async () => {
    expect(await admin.run(getSettings)).toEqual({ ...DEFAULT_SETTINGS, version: expect.any(String) });
    const changed = await admin.run(updateSettings, {
      body: { lifetimes: { b2b: { accessToken: 120 } }, emailVerification: true, brandName: "Acme" },
    });
    expect(changed).toEqual({
      ...DEFAULT_SETTINGS,
      version: expect.any(String),
      brandName: "Acme",
      emailVerification: "on",
      lifetimes: { ...DEFAULT_SETTINGS.lifetimes, b2b: { accessToken: 120, refreshToken: 604_800 } },
    });
    expect({ ...(await loadSettings(system.runtime)), version: changed.version }).toEqual(changed);
    await admin.run(updateSettings, { body: { emailVerification: "auto", brandName: "Gatehouse" } });
  });

  it("are taken back as they were read, and the logo's address is nobody's to set", async () => {
    const read = await admin.run(getSettings);
    expect(await admin.run(updateSettings, { body: read })).toEqual(read);
    const brandLogo = { url: "https://elsewhere.example/logo.png", tone: "any" as const };
    await expect(admin.run(updateSettings, { body: { brandLogo } })).rejects.toMatchObject({
      code: "validation",
      details: [{ field: "brandLogo" }],
    });
  });

  it("add up when changed at once", async () => {
    await Promise.all([
      admin.run(updateSettings, { body: { limits: { apps: 3 } } }),
      admin.run(updateSettings, { body: { limits: { apiKeys: 4 } } }),
    ]);
    expect((await admin.run(getSettings)).limits).toMatchObject({ apps: 3, apiKeys: 4 });
    await admin.run(updateSettings, { body: { limits: { apps: 25, apiKeys: 50 } } });
  });

  it.each([
    [{ defaultRole: "Nobody" }, "defaultRole"],
    [{ defaultRole: "Administrator" }, "defaultRole"],
  ])("refuse %j", async (body, field) => {
    await expect(admin.run(updateSettings, { body })).rejects.toMatchObject({
      code: "validation",
      details: [{ field }],
    });
  });

  it.each([
    { lifetimes: { admin: { accessToken: 1 } } },
    { lifetimes: { admin: { accessToken: 600.5 } } },
    { limits: { apps: -1 } },
    { emailVerification: "sometimes" },
    { colour: "red" },
  ])("refuse %j by their contract", async (body) => {
    await expect(admin.run(updateSettings, { body })).rejects.toMatchObject({ name: "ZodError" });
  });
});

describe("people", () => {
  it("are found by part of their name, address or user name, wildcards taken as they are", async () => {
    const { user } = await system.person();
    const found = await admin.run(listUsers, { query: { search: user.username.toUpperCase() } });
    expect(found).toMatchObject({ data: [{ id: user.id, role: "Consumer", status: "active" }], meta: { total: 1 } });
    expect((await admin.run(listUsers, { query: { search: "%" } })).data).toEqual([]);
  });

  it("are listed newest first, page after page, each once, also those of the same moment and while others sign up", async () => {
    const { db } = system.runtime;
    await db.script(`insert into users (id, email, username, name, role, owner_key, created_at)
      select 'usr_page_' || n, 'page' || n || '@x.example', 'page' || n, 'Paged person', 'Consumer', '\\x00',
        now() - interval '1 year' - (n / 3) * interval '1 microsecond' from generate_series(1, 10) n`);
    const pages: string[][] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { data, meta } = await admin.run(listUsers, {
        query: { search: "Paged person", limit: "4", ...(after && { after }) },
      });
      expect(meta.total).toBe(10);
      pages.push(data.map(({ id }) => id.slice("usr_page_".length)));
      await system.person();
      after = meta.next;
    }
    expect(pages).toEqual([
      ["2", "1", "5", "4"],
      ["3", "8", "7", "6"],
      ["9", "10"],
    ]);
    await expect(admin.run(listUsers, { query: { after: "yesterday" } })).rejects.toMatchObject({ name: "ZodError" });
  });

  it("lose everything at once when disabled, and get it back", async () => {
    const person = await system.person();
    const key = await createKeyFor(person);
    await admin.run(updateUser, { params: { id: person.user.id }, body: { disabled: true } });
    expect(await gate(key)).toBe("suspended");
    await expect(person.context()).rejects.toThrow("ended");
    expect(await admin.run(getUser, { params: { id: person.user.id } })).toMatchObject({ status: "disabled" });
    await admin.run(updateUser, { params: { id: person.user.id }, body: { disabled: false } });
    expect(await gate(key)).toContain("read");
  });

  it("may do what their new role says, with the keys they have", async () => {
    const person = await system.person();
    const key = await createKeyFor(person);
    await admin.run(createRole, { body: { name: "Reader", scopes: ["read"] } });
    await admin.run(updateUser, { params: { id: person.user.id }, body: { role: "Reader" } });
    expect(await gate(key)).toEqual(["read"]);
    await expect(
      admin.run(updateUser, { params: { id: person.user.id }, body: { role: "Nobody" } }),
    ).rejects.toMatchObject({ code: "validation", details: [{ field: "role" }] });
  });

  it("always have an administrator among them", async () => {
    const id = admin.user.id;
    for (const body of [{ disabled: true }, { role: "Consumer" }]) {
      await expect(admin.run(updateUser, { params: { id }, body })).rejects.toMatchObject({ code: "conflict" });
    }
    const second = await system.person();
    await admin.run(updateUser, { params: { id: second.user.id }, body: { role: "Administrator" } });
    const both = await Promise.allSettled(
      [id, second.user.id].map((one) => admin.run(updateUser, { params: { id: one }, body: { role: "Consumer" } })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await system.runtime.db.all("update users set role = 'Administrator' where id = $1", [id]);
    await system.runtime.db.all("update users set role = 'Consumer' where id = $1", [second.user.id]);
  });
});

describe("roles", () => {
  it("bite at once: a scope taken from a role is gone from every key of its people", async () => {
    const person = await system.person();
    await admin.run(createRole, { body: { name: "Clerk", scopes: ["read", "write", "portal"] } });
    await admin.run(updateUser, { params: { id: person.user.id }, body: { role: "Clerk" } });
    const key = await createKeyFor(person);
    expect(await gate(key)).toEqual(["portal", "read", "write"]);
    await admin.run(updateRole, { params: { name: "Clerk" }, body: { scopes: ["read"] } });
    expect(await gate(key)).toEqual(["read"]);
  });

  it("are created once, and removed only when nobody has them", async () => {
    const made = await admin.run(createRole, {
      body: { name: "Guest list", scopes: ["read", "read"], description: "x" },
    });
    expect(made).toEqual({
      name: "Guest list",
      version: expect.any(String),
      description: "x",
      builtIn: false,
      scopes: ["read"],
      users: 0,
      createdAt: expect.any(String),
    });
    await expect(admin.run(createRole, { body: { name: "Guest list", scopes: ["read"] } })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(admin.run(createRole, { body: { name: "R", scopes: ["no:such"] } })).rejects.toMatchObject({
      code: "validation",
    });
    const { user } = await system.person();
    await admin.run(updateUser, { params: { id: user.id }, body: { role: "Guest list" } });
    await expect(admin.run(removeRole, { params: { name: "Guest list" } })).rejects.toMatchObject({ code: "conflict" });
    await admin.run(updateUser, { params: { id: user.id }, body: { role: "Consumer" } });
    await admin.run(removeRole, { params: { name: "Guest list" } });
    await expect(admin.run(getRole, { params: { name: "Guest list" } })).rejects.toMatchObject({ code: "notFound" });
    for (const name of ["Administrator", "Consumer"]) {
      await expect(admin.run(removeRole, { params: { name } })).rejects.toMatchObject({ code: "conflict" });
    }
  });

  it("never take anything from administrators", async () => {
    await expect(
      admin.run(updateRole, { params: { name: "Administrator" }, body: { scopes: ["read"] } }),
    ).rejects.toMatchObject({ code: "conflict" });
    const all = (await admin.run(listSystemScopes)).data.map(({ name }) => name);
    const { data } = await admin.run(listRoles);
    expect(data.find(({ name }) => name === "Administrator")?.scopes).toEqual(all);
  });
});

describe("scopes", () => {
  it("can be defined: administrators hold them at once, others when their role does", async () => {
    const made = await admin.run(createScope, { body: { name: "invoices", description: "See invoices" } });
    expect(made).toEqual({
      name: "invoices",
      description: "See invoices",
      builtIn: false,
      roles: ["Administrator"],
    });
    await expect(
      admin.run(createScope, { body: { name: "invoices", description: "See invoices" } }),
    ).rejects.toMatchObject({ code: "conflict" });
    const key = await createKeyFor(admin, ["invoices"]);
    expect(await gate(key)).toEqual(["invoices"]);
    await admin.run(updateScope, { params: { name: "invoices" }, body: { description: "See bills" } });
    await admin.run(removeScope, { params: { name: "invoices" } });
    expect(await gate(key)).toEqual([]);
    const { data } = await admin.run(listSystemScopes);
    expect(data.map(({ name }) => name)).not.toContain("invoices");
    await expect(admin.run(removeScope, { params: { name: "read" } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("leave nothing behind that would hold the next one of the same name", async () => {
    const body = { name: "payroll:read", description: "Read salaries" };
    await admin.run(createScope, { body });
    const scopes = ["read", body.name];
    const key = await createKeyFor(admin, scopes);
    const token = await admin.run(createToken, { body: { name: "t", scopes } });
    const app = await admin.run(createApp, {
      body: { name: "A", type: "confidential", redirectUris: ["https://a.example/cb"], scopes },
    });
    const integration = await admin.run(createIntegration, { body: { name: "I", scopes } });
    await admin.run(removeScope, { params: { name: body.name } });
    await admin.run(createScope, { body: { ...body, description: "Another thing" } });
    expect(await gate(key)).not.toContain(body.name);
    const params = (id: string) => ({ params: { id } });
    expect((await admin.run(getToken, params(token.id))).scopes).toEqual(["read"]);
    expect((await admin.run(getApp, params(app.id))).scopes).toEqual(["read"]);
    expect((await admin.run(getIntegration, params(integration.id))).scopes).toEqual(["read"]);
    await admin.run(deleteIntegration, params(integration.id));
    await admin.run(removeScope, { params: { name: body.name } });
  });

  it("end for what an integration holds already, from its next call on", async () => {
    const body = { name: "payroll:read", description: "Read salaries" };
    await admin.run(createScope, { body });
    const { id } = await admin.run(createIntegration, { body: { name: "I", scopes: ["read", body.name] } });
    const told: unknown[] = [];
    const stop = onChange((tags) => told.push(...tags));
    await admin.run(removeScope, { params: { name: body.name } });
    stop();
    expect(told).toContain(`app:${id}`);
    await admin.run(deleteIntegration, { params: { id } });
  });

  it("offered to a person are those of their role, with the narrower ones that it covers", async () => {
    const person = await system.person();
    const { data } = await person.run(listScopes);
    expect(data.map(({ name }) => name)).toEqual([
      ...["email", "openid", "portal", "products:read", "products:write", "profile", "read", "write"],
    ]);
    const read = data.find(({ name }) => name === "products:read");
    expect(read?.operations).toContainEqual({ method: "GET", path: "/api/v1/products", summary: "List products." });
    expect(read?.operations.every(({ method }) => method === "GET")).toBe(true);
  });
});

describe("operations", () => {
  it("become public or ask for another scope at once, and go back to what is declared", async () => {
    const [operation] = OPERATIONS.filter(({ id }) => id === "products-list");
    if (!operation) throw new Error("no such operation");
    const live = () => liveOperation(system.runtime, operation);
    expect(await live()).toMatchObject({ public: false, scope: "products:read" });
    const params = { id: operation.id };
    expect(await admin.run(updateOperation, { params, body: { public: true, scope: "admin" } })).toMatchObject({
      public: true,
      scope: "admin",
      declaredScope: "products:read",
    });
    expect(await live()).toMatchObject({ public: true, scope: "admin" });
    await admin.run(updateOperation, { params, body: { scope: null } });
    expect(await live()).toMatchObject({ public: true, scope: "products:read" });
    await admin.run(updateOperation, { params, body: { public: false } });
    expect(await live()).toMatchObject({ public: false });
    await expect(admin.run(updateOperation, { params, body: { scope: "no:such" } })).rejects.toMatchObject({
      code: "validation",
    });
    await expect(admin.run(updateOperation, { params: { id: "no-such" }, body: {} })).rejects.toMatchObject({
      code: "notFound",
    });
    expect((await admin.run(listOperations)).data).toHaveLength(OPERATIONS.length);
  });
});

describe("integrations", () => {
  it("are made with a secret, renewed with a second one, disabled and deleted", async () => {
    const { clientSecret, ...made } = await admin.run(createIntegration, { body: { name: "ERP", scopes: ["read"] } });
    expect(clientSecret).toMatch(/^gth_sec_/);
    expect(await admin.run(getIntegration, { params: { id: made.id } })).toEqual(made);
    const second = await admin.run(addIntegrationSecret, { params: { id: made.id }, body: { overlapSeconds: 3600 } });
    expect(second.clientSecret).not.toBe(clientSecret);
    const sid = made.secrets[0]?.id;
    await admin.run(removeIntegrationSecret, { params: { id: made.id, sid } });
    const changed = await admin.run(updateIntegration, {
      params: { id: made.id },
      body: { disabled: true, scopes: ["read", "write"] },
    });
    expect(changed).toMatchObject({ status: "disabled", scopes: ["read", "write"], secrets: [{ id: second.id }] });
    await admin.run(deleteIntegration, { params: { id: made.id } });
    await expect(admin.run(getIntegration, { params: { id: made.id } })).rejects.toMatchObject({ code: "notFound" });
  });

  it("cannot be made wider than a narrowed credential", async () => {
    await expect(
      admin.run(createIntegration, { body: { name: "x", scopes: ["write"] } }, ["admin", "read"]),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("allow lists", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7/32"],
    ["203.0.113.7/24", "203.0.113.0/24"],
    ["2001:db8::1", "2001:db8::1/128"],
    ["2001:DB8:0:0::1/32", "2001:db8::/32"],
    ["::ffff:203.0.113.7", "203.0.113.7/32"],
    ["::ffff:203.0.113.7/120", "203.0.113.0/24"],
    ["0.0.0.0/0", "0.0.0.0/0"],
  ])("keep %s as %s", (given, kept) => {
    expect(canonicalRange(given)).toBe(kept);
  });

  it("of a person bind that person's keys at once, and nobody else's", async () => {
    const [person, other] = [await system.person(), await system.person()];
    const [key, theirs] = [await createKeyFor(person), await createKeyFor(other)];
    const entry = await person.run(createAllowEntry, { body: { cidr: "203.0.113.9/24", label: "office" } });
    expect(entry).toEqual({
      id: expect.stringMatching(/^ipa_/),
      cidr: "203.0.113.0/24",
      holdsYou: false,
      label: "office",
      createdAt: expect.any(String),
    });
    expect(await gate(key, "203.0.113.200")).toContain("read");
    expect(await gate(key, "192.0.2.1")).toBe("address_not_allowed");
    expect(await gate(theirs, "192.0.2.1")).toContain("read");
    await expect(person.run(createAllowEntry, { body: { cidr: "203.0.113.0/24" } })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(other.run(removeAllowEntry, { params: { id: entry.id } })).rejects.toMatchObject({ code: "notFound" });
    expect(await other.run(listAllowEntries)).toEqual({ data: [], meta: { total: 0 } });
    await person.run(removeAllowEntry, { params: { id: entry.id } });
    expect(await gate(key, "192.0.2.1")).toContain("read");
  });

  it("of everyone, or of an account however it is named, are an administrator's", async () => {
    const person = await system.person();
    const key = await createKeyFor(person);
    const { id, email, username, accountNumber } = person.user;
    for (const account of [id, email, username, accountNumber, String(accountNumber)]) {
      const entry = await admin.run(createSystemAllowEntry, { body: { cidr: "198.51.100.0/24", account } });
      expect(entry).toMatchObject({ account: { id, accountNumber } });
      expect(await gate(key)).toBe("address_not_allowed");
      await admin.run(removeSystemAllowEntry, { params: { id: entry.id } });
    }
    const everyone = await admin.run(createSystemAllowEntry, {
      body: { cidr: "198.51.100.0/24", allowLockout: true },
    });
    expect(everyone.account).toBeNull();
    expect(await gate(key)).toBe("address_not_allowed");
    expect(await gate(key, "198.51.100.3")).toContain("read");
    expect((await admin.run(listSystemAllowEntries)).data).toContainEqual(everyone);
    await admin.run(removeSystemAllowEntry, { params: { id: everyone.id } });
    expect(await gate(key)).toContain("read");
    await expect(
      admin.run(createSystemAllowEntry, { body: { cidr: "10.0.0.0/8", account: "nobody" } }),
    ).rejects.toMatchObject({ code: "validation", details: [{ field: "account" }] });
  });
});

describe("signing keys", () => {
  it("rotate: the new one signs, the old one stays published, and can be withdrawn", async () => {
    await ensureSigningKeys(system.runtime);
    const before = (await getKeyRing(system.runtime)).accessTokens.kid;
    const made = await admin.run(rotateSigningKey, { body: { algorithm: "EdDSA" } });
    expect(made).toMatchObject({
      signs: "access-tokens",
      algorithm: "EdDSA",
      status: "signing",
      retiredAt: null,
      publishedUntil: null,
    });
    const ring = await getKeyRing(system.runtime);
    expect(ring.accessTokens.kid).toBe(made.kid);
    expect(ring.find(before)).toBeDefined();
    const old = (await admin.run(listSigningKeys)).data.find(({ kid }) => kid === before);
    expect(old?.status).toBe("published");
    expect(new Date(old?.publishedUntil ?? 0).getTime()).toBeGreaterThan(Date.now() + 30 * 86_400_000);
    await expect(admin.run(withdrawSigningKey, { params: { kid: made.kid } })).rejects.toMatchObject({
      code: "conflict",
    });
    await admin.run(withdrawSigningKey, { params: { kid: before } });
    expect((await getKeyRing(system.runtime)).find(before)).toBeUndefined();
    expect((await admin.run(listSigningKeys)).data.find(({ kid }) => kid === before)?.status).toBe("withdrawn");
  });
});

describe("sessions", () => {
  it("are listed with the one at hand marked, and ended one by one or all others at once", async () => {
    const person = await system.person();
    const other = await system.person();
    const { data } = await person.run(listSessions);
    expect(data).toEqual([expect.objectContaining({ id: person.sessionId, current: true, userAgent: null })]);
    await expect(other.run(endSession, { params: { id: person.sessionId } })).rejects.toMatchObject({
      code: "notFound",
    });
    expect(await person.run(endOtherSessions)).toEqual({ ended: 0 });
    expect(await person.run(endSession, { params: { id: person.sessionId } })).toEqual({
      id: person.sessionId,
      removed: true,
    });
    await expect(person.context()).rejects.toThrow("ended");
  });
});

describe("the audit log", () => {
  it("shows a person what happened to their account, page by page, without saying where an administrator works", async () => {
    const person = await system.person();
    await createKeyFor(person);
    await person.run(listApiKeys);
    const change = { params: { id: person.user.id }, body: { role: "Administrator" } };
    // The second one changes nothing, and so is not told.
    for (let n = 0; n < 2; n++) await admin.run(updateUser, change);
    const first = await person.run(listActivity, { query: { limit: "2" } });
    expect(first.data.map(({ action }) => action)).toEqual(["user.administer", "api-key.create"]);
    expect(first.data[0]).toMatchObject({ actor: { id: admin.user.id }, address: null, requestId: null });
    expect(first.data[0]?.detail).toEqual({
      changed: ["role"],
      before: { role: "Consumer" },
      after: { role: "Administrator" },
    });
    expect(first.data[1]).toMatchObject({ actor: { id: person.user.id }, address: "192.0.2.1" });
    const second = await person.run(listActivity, { query: { before: String(first.meta.next) } });
    expect(second.data.map(({ action }) => action)).toEqual(["session.start", "user.sign-up"]);
    expect(second.meta.next).toBeNull();
  });

  it("is searched by actor, action and target, and verifies after all of this", async () => {
    const { data } = await admin.run(listAudit, { query: { action: "role.", actor: admin.user.id } });
    expect(data.length).toBeGreaterThan(0);
    expect(data.every(({ action }) => action.startsWith("role."))).toBe(true);
    expect(await firstBreak(system.runtime.db)).toBeNull();
  });

  it("holds no secret of any kind", async () => {
    const [row] = await system.runtime.db.all<{ whole: string }>(
      "select string_agg(detail::text, ' ') as whole from audit_log",
    );
    expect(row?.whole).not.toMatch(/gth_(key|pat|ref|cod|sec|b2b)_[0-9A-Za-z]{10}/);
    expect(row?.whole).not.toContain("pw-");
  });
});
