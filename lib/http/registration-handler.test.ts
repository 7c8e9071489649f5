import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removePassing } from "../../db/queries/outdated";
import { updateSettings } from "../portal/admin/settings";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { register } from "./registration-handler";

describe("a client that registers itself", () => {
  let system: TestRuntime;

  beforeAll(async () => {
    system = await openTestRuntime();
  });
  afterAll(() => system.close());

  async function post(body: unknown) {
    const request = new Request("http://localhost:3000/auth/oauth/register", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const context = {
      runtime: system.runtime,
      requestId: "req_test",
      address: "192.0.2.1",
      params: {},
      entry: { actors: {} },
    };
    const response = await register(request, context);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const client = { client_name: "Desk", redirect_uris: ["http://127.0.0.1/cb"], token_endpoint_auth_method: "none" };
  const clients = () =>
    system.runtime.db.all<{ name: string }>("select name from applications where kind = 'registered'");

  it("is refused until an administrator has switched registration on", async () => {
    expect(await post(client)).toMatchObject({ status: 403, body: { error: "access_denied" } });
    expect(await clients()).toEqual([]);
    const admin = await system.admin();
    await admin.run(updateSettings, { body: { dynamicRegistration: true } });
    expect((await post(client)).status).toBe(201);
  });

  it.each([
    [{ ...client, redirect_uris: ["javascript:alert(1)"] }, "invalid_redirect_uri", "redirect_uris.0"],
    [{ ...client, redirect_uris: [] }, "invalid_redirect_uri", "redirect_uris"],
    [{ client_name: "No redirect" }, "invalid_redirect_uri", "redirect_uris"],
    [
      { ...client, token_endpoint_auth_method: "private_key_jwt" },
      "invalid_client_metadata",
      "token_endpoint_auth_method",
    ],
    [{ ...client, grant_types: ["client_credentials"] }, "invalid_client_metadata", "grant_types"],
    [{ ...client, response_types: ["token"] }, "invalid_client_metadata", "response_types"],
    [{ ...client, client_uri: "javascript:alert(1)" }, "invalid_client_metadata", "client_uri"],
    [{ ...client, scope: "admin portal" }, "invalid_client_metadata", "scope"],
    [[], "invalid_client_metadata", ""],
    ["{", "invalid_client_metadata", "line 1"],
    [`{"__proto__":{"redirect_uris":["https://a.test/"]}}`, "invalid_redirect_uri", "redirect_uris"],
  ])("is refused with %j, in the words of RFC 7591 §3.2.2", async (body, error, field) => {
    const before = (await clients()).length;
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 400, body: { error } });
    expect(answer.body.error_description).toContain(field);
    expect(await clients()).toHaveLength(before);
  });

  it("registers what is offered of the grants and response types that a client knows, and takes null for nothing", async () => {
    const { status, body } = await post({
      ...client,
      grant_types: ["authorization_code", "refresh_token", "implicit", "urn:ietf:params:oauth:grant-type:device_code"],
      response_types: ["code", "code id_token"],
      client_uri: null,
      logo_uri: null,
      scope: null,
      contacts: null,
      software_statement: null,
    });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { grant_types: ["authorization_code", "refresh_token"], response_types: ["code"] },
    });
    const nothing = await post({ ...client, scope: "offline_access" });
    expect(nothing.body.scope).toBe(body.scope);
  });

  it("may have another scheme than a domain name turned round where an administrator has named it", async () => {
    const cursor = { ...client, redirect_uris: ["cursor://anysphere.cursor-deeplink/mcp"] };
    expect(await post(cursor)).toMatchObject({ status: 400, body: { error: "invalid_redirect_uri" } });
    const admin = await system.admin();
    await admin.run(updateSettings, { body: { privateUseSchemes: ["Cursor://", "vscode"] } });
    expect(await post(cursor)).toMatchObject({ status: 201, body: { redirect_uris: cursor.redirect_uris } });
    for (const scheme of ["https", "javascript", "mailto", "a b", ""]) {
      await expect(admin.run(updateSettings, { body: { privateUseSchemes: [scheme] } })).rejects.toThrow();
    }
  });

  it("shows no control or direction mark of its name to the people it asks", async () => {
    const { body } = await post({ ...client, client_name: "Good\u202Eelgoog\n bank" });
    expect(body.client_name).toBe("Goodelgoog bank");
  });

  it("is never given the account itself to ask for", async () => {
    const { body } = await post({ ...client, scope: "read portal admin openid" });
    expect(body.scope).toBe("openid read");
    const all = await post(client);
    expect(String(all.body.scope).split(" ")).not.toEqual(expect.arrayContaining(["portal"]));
  });

  it("is removed a day later if nobody connected it, and kept as long as somebody has", async () => {
    const { db } = system.runtime;
    await post({ ...client, client_name: "Forgotten" });
    await post({ ...client, client_name: "Connected" });
    const { user } = await system.person();
    await db.all(
      `insert into grants (id, user_id, application_id, scopes)
       select 'grt_1', $1, id, '{read}' from applications where name = 'Connected'`,
      [user.id],
    );
    await removePassing(db);
    expect((await clients()).map(({ name }) => name)).toEqual(expect.arrayContaining(["Forgotten", "Connected"]));
    await db.all("update applications set created_at = created_at - interval '25 hours' where kind = 'registered'");
    await removePassing(db);
    expect(await clients()).toEqual([{ name: "Connected" }]);
  });
});
