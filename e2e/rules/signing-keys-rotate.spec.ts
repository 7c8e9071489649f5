import { expect } from "playwright/test";
import { adminAccount, call } from "../fixtures/account";
import { type ServerProcess, startServer } from "../fixtures/server-process";
import { test } from "../fixtures/test";

test.describe.configure({ mode: "serial" });

let server: ServerProcess;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServer();
});
test.afterAll(async () => {
  await server.stop();
});

interface Jwks {
  keys: { kid: string; alg: string; d?: string }[];
}

test("a token outlives the rotation of its key, until the key is withdrawn", async () => {
  const origin = server.baseUrl;
  const admin = await adminAccount(origin);
  const { body: client } = await admin.api<{ clientId: string; clientSecret: string }>(
    "POST",
    "/api/admin/integrations",
    { name: "ERP", scopes: ["read"] },
  );
  const token = async () => {
    const { body } = await call<{ access_token: string }>("POST", "/api/oauth/token", {
      origin,
      body: { grant_type: "client_credentials", client_id: client.clientId, client_secret: client.clientSecret },
    });
    const [header = ""] = body.access_token.split(".");
    return {
      value: body.access_token,
      ...(JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string; alg: string }),
    };
  };
  const use = async (value: string) => {
    const headers = { authorization: `Bearer ${value}` };
    return (await call("GET", "/authorization/whoami", { origin, headers })).status;
  };
  const published = async () => (await call<Jwks>("GET", "/.well-known/jwks.json", { origin })).body.keys;

  let previous = await token();
  expect(previous.alg).toBe("ES256");
  for (const algorithm of ["RS256", "EdDSA", "ES256"]) {
    expect((await admin.api("POST", "/api/admin/signing-keys", { algorithm })).status).toBe(201);
    const next = await token();
    expect(next.alg).toBe(algorithm);
    expect(next.kid).not.toBe(previous.kid);
    expect([await use(previous.value), await use(next.value)]).toEqual([200, 200]);
    const keys = await published();
    expect(keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([previous.kid, next.kid]));
    expect(keys.every((key) => !("d" in key))).toBe(true);

    expect((await admin.api("DELETE", `/api/admin/signing-keys/${next.kid}`)).status).toBe(409);
    expect((await admin.api("DELETE", `/api/admin/signing-keys/${previous.kid}`)).status).toBe(200);
    expect([await use(previous.value), await use(next.value)]).toEqual([401, 200]);
    expect((await published()).map(({ kid }) => kid)).not.toContain(previous.kid);
    previous = next;
  }
});
