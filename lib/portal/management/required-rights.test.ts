import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addIntegrationSecret,
  createIntegration,
  deleteIntegration,
  removeIntegrationSecret,
  updateIntegration,
} from "../admin/integrations";
import { createOperation, removeOperation, updateOperation } from "../admin/operations";
import { createRole, updateRole } from "../admin/roles";
import { createScope, removeScope } from "../admin/scopes";
import { updateSettings } from "../admin/settings";
import { inviteUser, updateUser } from "../admin/users";
import { removeAppLogo } from "../apps/app-logo";
import { addAppSecret, removeAppSecret, revealAppSecret } from "../apps/app-secrets";
import { createApp, deleteApp, updateApp } from "../apps/apps";
import { credentialEndpoints } from "../credentials/credential-endpoints";
import { createAllowEntry, removeAllowEntry } from "../credentials/ip-allow-list";
import type { TestPerson } from "../testing/test-person";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";

const {
  create: createApiKey,
  revoke: revokeApiKey,
  rotate: rotateApiKey,
  update: updateApiKey,
} = credentialEndpoints("api-key").useCases;
const {
  create: createCredential,
  rotate: rotateCredential,
  update: updateCredential,
} = credentialEndpoints("b2b-login").useCases;
const { create: createToken, rotate: rotateToken, update: updateToken } = credentialEndpoints("access-token").useCases;

let system: TestRuntime;
let admin: TestPerson;
beforeAll(async () => {
  system = await openTestRuntime();
  admin = await system.admin();
});
afterAll(() => system.close());

const refusal = (...missing: string[]) => ({ code: "forbidden", details: [expect.objectContaining({ missing })] });

/** A credential that was narrowed to what managing the account takes. */
const NARROW = ["portal"];

/** One that was narrowed to administering. */
const ONLY_ADMIN = ["admin"];

const appBody = {
  name: "Wide",
  type: "confidential",
  redirectUris: ["https://app.example/callback"],
  scopes: ["openid", "read", "write"],
};

describe("a credential that holds less than an app", () => {
  const wideApp = async () => {
    const person = await system.person();
    const { id, secrets } = await person.run(createApp, { body: appBody });
    return { person, id, sid: secrets[0]?.id ?? "" };
  };

  it("changes nothing of it and gets none of its secrets, and is told what it lacks", async () => {
    const { person, id, sid } = await wideApp();
    const params = { id };
    const lacks = refusal("openid", "read", "write");
    for (const body of [
      { redirectUris: ["https://app.example/callback", "https://evil.example/"] },
      { name: "Another" },
      { homepageUrl: "https://evil.example/" },
      { disabled: false },
      { scopes: ["read"], redirectUris: ["https://evil.example/"] },
    ]) {
      await expect(person.run(updateApp, { params, body }, NARROW)).rejects.toMatchObject(lacks);
    }
    await expect(person.run(addAppSecret, { params }, NARROW)).rejects.toMatchObject(lacks);
    const reveal = { params: { id, sid }, body: { password: person.password } };
    await expect(person.run(revealAppSecret, reveal, NARROW)).rejects.toMatchObject(lacks);
    await expect(person.run(removeAppLogo, { params }, NARROW)).rejects.toMatchObject(lacks);
    await expect(
      person.run(updateApp, { params, body: { name: "Another" } }, ["portal", "read", "openid"]),
    ).rejects.toMatchObject(refusal("write"));
  });

  it("may take rights from it: scopes, a secret, its being on, itself", async () => {
    const { person, id, sid } = await wideApp();
    const params = { id };
    expect(await person.run(updateApp, { params, body: { scopes: ["read"] } }, NARROW)).toMatchObject({
      scopes: ["read"],
    });
    // What it took it cannot give back.
    await expect(person.run(updateApp, { params, body: { scopes: ["read", "write"] } }, NARROW)).rejects.toMatchObject(
      refusal("read"),
    );
    await person.run(removeAppSecret, { params: { id, sid } }, NARROW);
    expect(await person.run(updateApp, { params, body: { disabled: true } }, NARROW)).toMatchObject({
      status: "disabled",
    });
    await person.run(deleteApp, { params }, NARROW);
  });

  it("is no bar to one that holds as much, nor to the owner's session", async () => {
    const { person, id, sid } = await wideApp();
    const params = { id };
    const body = { redirectUris: ["https://new.example/callback"] };
    expect(await person.run(updateApp, { params, body }, ["portal", "openid", "read", "write"])).toMatchObject(body);
    expect(await person.run(updateApp, { params, body: { name: "Own" } })).toMatchObject({ name: "Own" });
    await person.run(addAppSecret, { params });
    await person.run(revealAppSecret, { params: { id, sid }, body: { password: person.password } });
  });

  it("holds for an owner whose role has lost a scope of it, until they take that from the app", async () => {
    const { person, id } = await wideApp();
    const params = { id };
    await admin.run(createRole, { body: { name: `Reader ${id}`, scopes: ["openid", "read", "portal"] } });
    await admin.run(updateUser, { params: { id: person.user.id }, body: { role: `Reader ${id}` } });
    const body = { redirectUris: ["https://new.example/callback"] };
    await expect(person.run(updateApp, { params, body })).rejects.toMatchObject(refusal("write"));
    await person.run(updateApp, { params, body: { scopes: ["openid", "read"] } });
    expect(await person.run(updateApp, { params, body })).toMatchObject(body);
  });
});

describe("a credential that holds less than a key, a token or a login", () => {
  const consumer = ["email", "openid", "profile", "read", "write"];
  const soon = () => new Date(Date.now() + 86_400_000).toISOString();

  it("neither renews it, nor gives it time or addresses, nor switches it on", async () => {
    const { run } = await system.person();
    const key = await run(createApiKey, { body: { name: "k", allowedIps: ["203.0.113.7"] } });
    const token = await run(createToken, { body: { name: "t", scopes: ["read"], expiresAt: soon() } });
    const login = await run(createCredential, { body: { name: "l" } });
    for (const body of [
      { allowedIps: null },
      { allowedIps: ["198.51.100.1"] },
      { expiresAt: null },
      { disabled: false },
      { name: "another" },
      { disabled: true, expiresAt: null },
    ]) {
      const [ofKey, ofToken] = [refusal(...consumer), refusal("read")];
      await expect(run(updateApiKey, { params: { id: key.id }, body }, NARROW)).rejects.toMatchObject(ofKey);
      await expect(run(updateToken, { params: { id: token.id }, body }, NARROW)).rejects.toMatchObject(ofToken);
      await expect(run(updateCredential, { params: { id: login.id }, body }, NARROW)).rejects.toMatchObject(ofKey);
    }
    await expect(run(rotateApiKey, { params: { id: key.id } }, NARROW)).rejects.toMatchObject(refusal(...consumer));
    await expect(run(rotateToken, { params: { id: token.id } }, NARROW)).rejects.toMatchObject(refusal("read"));
    await expect(run(rotateCredential, { params: { id: login.id } }, NARROW)).rejects.toMatchObject(
      refusal(...consumer),
    );
  });

  it("may switch it off and revoke it", async () => {
    const { run } = await system.person();
    const { id } = await run(createApiKey, { body: { name: "k" } });
    expect(await run(updateApiKey, { params: { id }, body: { disabled: true } }, NARROW)).toMatchObject({
      status: "disabled",
    });
    await run(revokeApiKey, { params: { id } }, NARROW);
  });

  it("does not open the account's allow list to more addresses", async () => {
    const { run } = await system.person();
    const lacks = refusal(...consumer);
    const first = await run(createAllowEntry, { body: { cidr: "192.0.2.0/24" } }, NARROW);
    await expect(run(createAllowEntry, { body: { cidr: "198.51.100.0/24" } }, NARROW)).rejects.toMatchObject(lacks);
    await expect(run(removeAllowEntry, { params: { id: first.id } }, NARROW)).rejects.toMatchObject(lacks);
    const second = await run(createAllowEntry, { body: { cidr: "198.51.100.0/24" } });
    await run(removeAllowEntry, { params: { id: second.id } }, NARROW);
  });
});

describe("who may administer and nothing else", () => {
  it("changes no integration that may do more, and gets no secret of it", async () => {
    const { id, secrets } = await admin.run(createIntegration, { body: { name: "Sync", scopes: ["read"] } });
    const params = { id };
    for (const body of [{ name: "Another" }, { disabled: false }, { scopes: ["read", "admin"] }]) {
      await expect(admin.run(updateIntegration, { params, body }, ONLY_ADMIN)).rejects.toMatchObject(refusal("read"));
    }
    await expect(admin.run(addIntegrationSecret, { params }, ONLY_ADMIN)).rejects.toMatchObject(refusal("read"));
    await admin.run(removeIntegrationSecret, { params: { id, sid: secrets[0]?.id ?? "" } }, ONLY_ADMIN);
    await admin.run(updateIntegration, { params, body: { disabled: true } }, ONLY_ADMIN);
    await admin.run(deleteIntegration, { params }, ONLY_ADMIN);
  });

  it("gives nobody a role that may do more, the default one apart, nor such scopes to a role", async () => {
    const person = await system.person();
    const email = `${person.user.username}@invited.test`;
    const invitation = { body: { name: "New", email, role: "Administrator" } };
    const lacks = { code: "forbidden", details: [{ missing: expect.arrayContaining(["portal", "read"]) }] };
    await expect(admin.run(inviteUser, invitation, ONLY_ADMIN)).rejects.toMatchObject(lacks);
    const params = { id: person.user.id };
    await expect(admin.run(updateUser, { params, body: { role: "Administrator" } }, ONLY_ADMIN)).rejects.toMatchObject(
      lacks,
    );
    await admin.run(inviteUser, { body: { name: "New", email, role: "Consumer" } }, ONLY_ADMIN);

    await expect(admin.run(createRole, { body: { name: "Wide", scopes: ["read"] } }, ONLY_ADMIN)).rejects.toMatchObject(
      refusal("read"),
    );
    await admin.run(createRole, { body: { name: "Wide", scopes: ["read", "admin"] } });
    const change = { params: { name: "Wide" }, body: { scopes: ["read", "admin", "write"] } };
    await expect(admin.run(updateRole, change, ONLY_ADMIN)).rejects.toMatchObject(refusal("write"));
    await admin.run(updateRole, { params: { name: "Wide" }, body: { scopes: ["read"] } }, ONLY_ADMIN);
    await expect(admin.run(updateSettings, { body: { defaultRole: "Wide" } }, ONLY_ADMIN)).rejects.toMatchObject(
      refusal("read"),
    );

    // Switching an account on again gives its role.
    await admin.run(updateUser, { params, body: { role: "Wide", disabled: true } });
    await expect(admin.run(updateUser, { params, body: { disabled: false } }, ONLY_ADMIN)).rejects.toMatchObject(
      refusal("read"),
    );
  });

  it("opens no operation that it may not call, by whichever scope that would then take", async () => {
    const params = { id: "products-list" };
    for (const body of [{ public: true }, { scope: "admin" }]) {
      await expect(admin.run(updateOperation, { params, body }, ONLY_ADMIN)).rejects.toMatchObject({
        code: "forbidden",
        details: [{ missing: expect.arrayContaining(["products:read"]) }],
      });
    }
    await admin.run(updateOperation, { params, body: { rateLimit: 10 } }, ONLY_ADMIN);
    await admin.run(updateOperation, { params, body: { rateLimit: null, public: false } }, ONLY_ADMIN);
  });
});

describe("a credential that may administer and nothing else, and an upstream that asks for more", () => {
  const upstreamUrl = "https://payroll.example.com/{id}";
  const another = { method: "GET", path: "/elsewhere/{id}", upstreamUrl, public: true };

  it("puts up no second door to it, leads none there and takes none away", async () => {
    await admin.run(createScope, { body: { name: "payroll:read", description: "Read salaries" } });
    const body = { method: "GET", path: "/payroll/{id}", upstreamUrl, scope: "payroll:read" };
    const { id } = await admin.run(createOperation, { body });
    const lacks = refusal("payroll:read");
    for (const spelling of [upstreamUrl, "http://PAYROLL.example.com:8080/{id}", "https://payroll.example.com./{id}"]) {
      const door = { body: { ...another, upstreamUrl: spelling } };
      await expect(admin.run(createOperation, door, ONLY_ADMIN), spelling).rejects.toMatchObject(lacks);
    }
    const other = await admin.run(createOperation, {
      body: { ...another, upstreamUrl: "https://other.example.com/{id}", public: false },
    });
    const lead = { params: { id: other.id }, body: { upstreamUrl } };
    await expect(admin.run(updateOperation, lead, ONLY_ADMIN)).rejects.toMatchObject(lacks);
    await expect(admin.run(removeOperation, { params: { id } }, ONLY_ADMIN)).rejects.toMatchObject(lacks);
    await admin.run(removeOperation, { params: { id: other.id } }, ONLY_ADMIN);
    await admin.run(removeOperation, { params: { id } });
  });

  it("does not take the scope away that it asks for", async () => {
    const body = { method: "GET", path: "/payroll/{id}", upstreamUrl, scope: "payroll:read" };
    const { id } = await admin.run(createOperation, { body });
    const params = { name: "payroll:read" };
    await expect(admin.run(removeScope, { params }, ONLY_ADMIN)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("GET /payroll/{id}"),
    });
    await admin.run(removeOperation, { params: { id } });
    await admin.run(removeScope, { params }, ONLY_ADMIN);
  });
});

describe("the role of whoever signs up", () => {
  it("gets the scope admin at no writer", async () => {
    const field = (name: string) => ({ code: "validation", details: [expect.objectContaining({ field: name })] });
    const consumer = ["read", "write", "portal", "openid", "profile", "email"];
    const change = { params: { name: "Consumer" }, body: { scopes: [...consumer, "admin"] } };
    await expect(admin.run(updateRole, change)).rejects.toMatchObject(field("scopes"));
    await expect(admin.run(updateSettings, { body: { defaultRole: "Administrator" } })).rejects.toMatchObject(
      field("defaultRole"),
    );
  });
});
