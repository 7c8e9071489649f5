import { expect, test } from "playwright/test";
import { adminAccount, call, newAccount, unique } from "../fixtures/account";
import { asClient, authorizePath, browse, newApp, postForm } from "../fixtures/oauth";

test("what an administrator defines is had by name alone: at the gate, in a token, at consent and in the portal", async () => {
  const [admin, person] = await Promise.all([adminAccount(), newAccount()]);
  const scope = `${unique("payroll")}:read`;
  const defined = await admin.api("POST", "/api/admin/scopes", { name: scope, description: "See salaries" });
  expect(defined.body).toMatchObject({ name: scope, roles: ["Administrator"] });

  // An API key without scopes may do all that its owner may: that does not hold it either.
  for (const scopes of [undefined, ["read"], ["read", "write", "products:read"]]) {
    const key = await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k", scopes });
    const headers = { "x-api-key": key.body.key };
    const verify = await call("GET", `/auth/verify?scope=${scope}`, { headers });
    expect([verify.status, verify.headers.get("www-authenticate")]).toEqual([403, expect.stringContaining(scope)]);
    expect((await call("GET", "/auth/verify?scope=products:read", { headers })).status).toBe(204);
  }
  const credential = await person.api("POST", "/api/portal/api-keys", { name: "k", scopes: [scope] });
  expect(credential.status).toBe(403);

  const app = await newApp(person, { scopes: ["read", "write"] });
  const form = { grant_type: "client_credentials", scope, ...asClient(app) };
  expect((await postForm("/auth/oauth/token", form)).body).toMatchObject({ error: "invalid_scope" });
  const asked = { response_type: "code", client_id: app.clientId, redirect_uri: app.redirectUri, scope };
  const { location } = await browse(authorizePath(asked), { cookie: person.cookie });
  expect(new URL(location ?? "").searchParams.get("error")).toBe("invalid_scope");
  const issued = await postForm("/auth/oauth/token", { grant_type: "client_credentials", ...asClient(app) });
  const told = await postForm<{ scope: string }>("/auth/oauth/introspect", {
    token: issued.body.access_token,
    ...asClient(app),
  });
  expect(told.body.scope).toBe("read write");

  const offered = await person.api<{ data: { name: string }[] }>("GET", "/api/portal/scopes");
  expect(offered.body.data.map(({ name }) => name)).not.toContain(scope);
  const preview = await admin.api("POST", "/api/admin/roles/Consumer/preview", {
    scopes: ["read", "write", "portal", "openid", "profile", "email", scope],
  });
  expect(preview.body).toMatchObject({ gained: expect.arrayContaining([expect.objectContaining({ scope })]) });
  const listed = await admin.api<{ data: { name: string; includedIn: string | null }[] }>("GET", "/api/portal/scopes");
  const includedIn = new Map(listed.body.data.map((one) => [one.name, one.includedIn]));
  expect([includedIn.get(scope), includedIn.get("products:read"), includedIn.get("read")]).toEqual([
    null,
    "read",
    null,
  ]);
});
