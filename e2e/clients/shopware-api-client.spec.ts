import { createAdminAPIClient } from "@shopware/api-client";
import { expect } from "playwright/test";
import { baseUrl, unique } from "../fixtures/account";
import { ADMIN } from "../fixtures/server-process";
import { test } from "../fixtures/test";

/** The operations of this API that the client is to know, in the form of its type generator. */
interface Operations {
  [operation: string]: object;
  "readProduct get /v3/product/{id}": {
    contentType?: "application/json";
    accept?: "application/json";
    pathParams: { id: string };
    response: { data: { id: string; type: string; attributes: { name: string } } };
    responseCode: 200;
  };
}

type Settings = Parameters<typeof createAdminAPIClient<Operations>>[0];
const connect = (settings: Partial<Settings>) =>
  createAdminAPIClient<Operations>({ baseURL: `${baseUrl()}/api`, ...settings });
type AdminClient = ReturnType<typeof connect>;

const readProduct = (client: AdminClient) =>
  client.invoke("readProduct get /v3/product/{id}", { pathParams: { id: "1" } });

const administrator = {
  grant_type: "password",
  client_id: "administration",
  scope: "write",
  username: ADMIN.username,
  password: ADMIN.password,
} as const;

const product = { status: 200, data: { data: { id: "1", type: "product", attributes: { name: expect.any(String) } } } };

test("signs an administrator in with its documented credentials, and reads", async () => {
  const client = connect({ credentials: administrator });
  expect(await readProduct(client)).toMatchObject(product);
  expect(client.getSessionData()).toEqual({
    accessToken: expect.any(String),
    refreshToken: expect.stringMatching(/^gth_ref_/),
    expirationTime: expect.any(Number),
  });
});

test("refreshes a session that has expired, sending its old token along, and tells of the new one", async () => {
  const first = connect({ credentials: administrator });
  await readProduct(first);
  const expired = { ...first.getSessionData(), expirationTime: 0 };
  const second = connect({ sessionData: expired });
  const told: unknown[] = [];
  second.hook("onAuthChange", (session) => void told.push(session));
  expect(await readProduct(second)).toMatchObject(product);
  expect(told).toEqual([second.getSessionData()]);
  expect(second.getSessionData().refreshToken).not.toBe(expired.refreshToken);

  const late = readProduct(connect({ sessionData: expired }));
  await expect(late).rejects.toMatchObject({
    name: "ApiClientError",
    status: 401,
    message: expect.stringContaining("[The refresh token is invalid.]"),
    details: { errors: [{ code: "8", status: "401" }] },
  });
});

test("connects as an integration, again when its token has expired", async ({ admin }) => {
  const { body } = await admin.api<{ clientId: string; clientSecret: string }>("POST", "/api/admin/integrations", {
    name: `ERP ${unique()}`,
    scopes: ["read"],
  });
  const credentials = {
    grant_type: "client_credentials",
    client_id: body.clientId,
    client_secret: body.clientSecret,
  } as const;
  const client = connect({ credentials });
  expect(await readProduct(client)).toMatchObject(product);
  client.setSessionData({ ...client.getSessionData(), expirationTime: 0 });
  expect(await readProduct(client)).toMatchObject(product);
  expect(client.getSessionData().refreshToken).toBe("");
});

test("says why it was refused", async () => {
  const wrong = readProduct(connect({ credentials: { ...administrator, password: "wrong" } }));
  await expect(wrong).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining("[The user credentials were incorrect.]"),
  });
});
