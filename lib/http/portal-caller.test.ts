import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getSettings } from "../contracts/settings";
import { signOut } from "../portal/accounts/portal-session";
import { credentialEndpoints } from "../portal/credentials/credential-endpoints";
import { implement } from "../portal/management/use-case";
import type { TestPerson } from "../portal/testing/test-person";
import { openTestRuntime, type TestRuntime } from "../portal/testing/test-runtime";
import { installRuntime } from "../runtime";
import { DEFAULT_SETTINGS } from "../settings/settings";
import { managementRoute } from "./management-route";
import { ADDRESS_HEADER, REQUEST_ID_HEADER } from "./private-headers";
import { isSameOrigin } from "./same-origin";
import { openSession, readCookie, sealSession, sessionCookieName, sessionCookieOptions } from "./session-cookie";

const { create: createApiKey, list: listApiKeys } = credentialEndpoints("api-key").useCases;
const { create: createToken } = credentialEndpoints("access-token").useCases;

let system: TestRuntime;
let person: TestPerson;
let cookie: string;
beforeAll(async () => {
  system = await openTestRuntime();
  installRuntime(system.runtime);
  person = await system.person();
  cookie = await createCookie(person);
});
afterAll(() => system.close());

const ORIGIN = "http://localhost:3000";

async function createCookie({ user, sessionId }: TestPerson): Promise<string> {
  const { env } = system.runtime;
  return `${sessionCookieName(env)}=${await sealSession(env, { id: sessionId, user })}`;
}

const route = managementRoute(listApiKeys, createApiKey);
const adminRoute = managementRoute(implement(getSettings, async () => ({ ...DEFAULT_SETTINGS, version: "v" })));

async function ask(method: "GET" | "POST", headers: Record<string, string>, body?: unknown, of = route) {
  const request = new Request(`${ORIGIN}/api/portal/api-keys`, {
    method,
    headers: { [ADDRESS_HEADER]: "192.0.2.1", [REQUEST_ID_HEADER]: "req_1", host: "localhost:3000", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await of[method](request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json(), headers: response.headers };
}
const json = { "content-type": "application/json" };

describe("the management API", () => {
  it("answers 401 with a challenge to nobody, and to a cookie that is not ours", async () => {
    for (const headers of [{}, { cookie: `${sessionCookieName(system.runtime.env)}=nonsense` }]) {
      const answer = await ask("GET", headers);
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ error: { name: "UnauthorizedError", code: "UNAUTHORIZED" } });
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("takes the session cookie, for as long as the session lasts", async () => {
    expect((await ask("GET", { cookie })).status).toBe(200);
    const other = await system.person();
    const theirs = await createCookie(other);
    expect((await ask("GET", { cookie: theirs })).status).toBe(200);
    await signOut(system.runtime, other.user.id, other.sessionId, { address: "", requestId: "" });
    expect((await ask("GET", { cookie: theirs })).status).toBe(401);
  });

  it.each([
    ["from another site", { origin: "https://evil.example" }],
    ["from a sandboxed frame", { origin: "null" }],
    ["that says nothing of where it comes from", {}],
    ["from a sister site", { "sec-fetch-site": "same-site", origin: ORIGIN }],
    ["from another site that forges no Origin", { "sec-fetch-site": "cross-site" }],
  ])("refuses to change anything on a cookie for a request %s", async (_, headers) => {
    const answer = await ask("POST", { cookie, ...json, ...headers } as Record<string, string>, { name: "forged" });
    expect(answer.status).toBe(403);
  });

  it("changes things for its own pages, and takes only JSON from them", async () => {
    expect((await ask("POST", { cookie, ...json, origin: ORIGIN }, { name: "own" })).status).toBe(201);
    expect((await ask("POST", { cookie, ...json, "sec-fetch-site": "same-origin" }, { name: "own" })).status).toBe(201);
    const form = { "content-type": "text/plain" };
    expect((await ask("POST", { cookie, ...form, origin: ORIGIN }, { name: "own" })).status).toBe(415);
  });

  it("takes a token with the scope portal, and no other", async () => {
    const make = (scopes: string[]) => person.run(createToken, { body: { name: "t", scopes } });
    const bearer = async (scopes: string[]) => ({ authorization: `Bearer ${(await make(scopes)).token}` });
    expect((await ask("GET", await bearer(["portal"]))).status).toBe(200);
    const refused = await ask("GET", await bearer(["read"]));
    expect(refused.status).toBe(403);
    expect(refused.headers.get("www-authenticate")).toMatch(/insufficient_scope.*scope="portal"/);
  });

  it("counts a credential that was sent on purpose before the cookie", async () => {
    const { token } = await person.run(createToken, { body: { name: "t", scopes: ["read"] } });
    expect((await ask("GET", { cookie, authorization: `Bearer ${token}` })).status).toBe(403);
    expect((await ask("GET", { cookie, "x-api-key": "gth_key_made-up" })).status).toBe(401);
  });

  it("is for administrators where it says so", async () => {
    expect((await ask("GET", { cookie }, undefined, adminRoute)).status).toBe(403);
    const admin = await createCookie(await system.admin());
    expect((await ask("GET", { cookie: admin }, undefined, adminRoute)).status).toBe(200);
  });

  it("names what is wrong with the input", async () => {
    const post = (body: unknown) => ask("POST", { cookie, ...json, origin: ORIGIN }, body);
    expect((await post({})).body.error).toMatchObject({ code: "VALIDATION_FAILURE", details: [{ field: "name" }] });
    expect((await post({ name: "x", colour: "red" })).status).toBe(400);
    expect((await post({ name: "nul\u0000" })).status).toBe(400);
    // Nowhere in a body is there text that no database holds, whatever its field takes.
    expect((await post({ name: "x", allowedIps: ["::1", "nul\0"] })).body.error.details).toEqual([
      { field: "allowedIps.1", message: "A text must not hold NUL." },
    ]);
    expect((await post({ name: "x", "nul\0": 1 })).status).toBe(400);
    expect((await post({ name: "x", expiresAt: "2001-01-01T00:00:00Z" })).body.error.details[0].field).toBe(
      "expiresAt",
    );
    expect((await post({ name: "x", allowedIps: ["300.1.1.1"] })).status).toBe(400);
    const unknown = Array.from({ length: 5000 }, (_, n) => [`x${n}`, 1]);
    expect((await post({ name: "x", ...Object.fromEntries(unknown) })).body.error.details).toEqual(
      unknown.slice(0, 100).map(([field]) => ({ field, message: "There is no such field." })),
    );
    expect((await post([])).status).toBe(400);
    expect((await post({ __proto__: { name: "x" } })).status).toBe(400);
  });
});

describe("the session cookie", () => {
  it("has next-auth's name, and is out of reach of scripts and of other sites' forms", () => {
    expect(sessionCookieName({ publicUrl: ORIGIN })).toBe("next-auth.session-token");
    expect(sessionCookieName({ publicUrl: "https://x.example" })).toBe("__Host-next-auth.session-token");
    expect(sessionCookieOptions({ publicUrl: "https://x.example" })).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: "lax",
      path: "/",
    });
  });

  it("opens under its own secret only", async () => {
    const { env } = system.runtime;
    const sealed = await sealSession(env, { id: "ses_1", user: { id: "u", name: "n", email: "e" } });
    expect(await openSession(env, sealed)).toBe("ses_1");
    expect(await openSession({ ...env, authSecret: "another secret, as long as the first" }, sealed)).toBeNull();
    expect(await openSession(env, `${sealed.slice(0, -2)}xx`)).toBeNull();
  });

  it("is found among others by its whole name", () => {
    expect(readCookie("a=1; next-auth.session-token=two; b=3", "next-auth.session-token")).toBe("two");
    expect(readCookie("xnext-auth.session-token=1", "next-auth.session-token")).toBeUndefined();
    expect(readCookie(null, "a")).toBeUndefined();
  });
});

describe("same origin", () => {
  const at = (headers: Record<string, string>, method = "POST") =>
    isSameOrigin(new Request("http://10.0.0.5/x", { method, headers }), "https://api.example.com");

  it("is the public URL, also behind a proxy that changes the host", () => {
    expect(at({ origin: "https://api.example.com", host: "10.0.0.5" })).toBe(true);
    expect(at({ origin: "https://api.example.com.evil.example", host: "10.0.0.5" })).toBe(false);
    expect(at({ origin: "http://api.example.com", host: "10.0.0.5" })).toBe(false);
  });

  it("is not asked of requests that change nothing", () => {
    expect(at({ origin: "https://evil.example" }, "GET")).toBe(true);
  });
});
