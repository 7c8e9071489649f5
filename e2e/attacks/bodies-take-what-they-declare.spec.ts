import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { type Documented, documentedOperations, nameOf, type Schema } from "../fixtures/documented";
import { exampleBody } from "../fixtures/examples";
import { allOf, equipWithEverything, idsFor } from "../fixtures/owned";
import { findAll, type Got, sendDocumented } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

/** What somebody would like to decide who may not. */
const WISHES: Readonly<Record<string, unknown>> = {
  role: "Administrator",
  roles: ["Administrator"],
  isAdmin: true,
  admin: true,
  scope: "admin",
  userId: "usr_other",
  ownerId: "usr_other",
  account: 1,
  applicationId: "app_other",
  clientId: "administration",
  clientSecret: "gth_sec_000000000000000000000000000000000000",
  id: "key_mine",
  uid: "0".repeat(32),
  createdAt: "2001-01-01T00:00:00.000Z",
  emailVerified: true,
  status: "active",
  disabledAt: null,
  grantId: null,
  builtIn: true,
  toString: "x",
  constructor: { prototype: { admin: true } },
};

/** As text, since JavaScript itself would not write it as a member. */
const POLLUTED = '"__proto__":{"admin":true,"role":"Administrator"}';

const withMember = (body: Record<string, unknown>, name: string, value: unknown) => {
  const members = JSON.stringify(body).slice(1, -1);
  const wish = name === "__proto__" ? POLLUTED : `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  return `{${members ? `${members},` : ""}${wish}}`;
};

const isDeclared = (schema: Schema | undefined, name: string) => Object.hasOwn(schema?.properties ?? {}, name);

const WANTED = [...Object.entries(WISHES), ["__proto__", null] as const];

const refused = ({ status, body }: Got, name: string) => {
  const { error } = body as { error?: { details?: { field: string }[] } };
  return status === 400 && error?.details?.some(({ field }) => field === name) === true;
};

test("no operation of the management API takes a member that it does not declare, and nothing is changed", async ({
  account,
  admin,
}) => {
  const operations = await documentedOperations();
  await equipWithEverything(account, operations);
  const [before, settings] = [await allOf(account, operations), (await admin.api("GET", "/api/admin/settings")).body];
  const taking = operations.filter(
    ({ media, path }) => media === "application/json" && /^\/api\/(portal|admin)/.test(path),
  );
  expect(taking.length).toBeGreaterThan(35);
  const finds = await findAll(taking, async (operation: Documented) => {
    const { cookie } = operation.access === "admin" ? admin : account;
    const ids = operation.access === "portal" ? await idsFor(account, operation.path, operations) : {};
    for (const [name, value] of WANTED) {
      if (isDeclared(operation.body, name)) continue;
      const body = withMember(exampleBody(operation) ?? {}, name, value);
      const got = await sendDocumented(operation, { headers: { cookie, origin: baseUrl() }, ids, body });
      if (!refused(got, name)) return `${nameOf(operation)} with ${name}: ${got.status} ${got.text}`;
    }
    return undefined;
  });
  expect(finds).toEqual([]);
  expect(await allOf(account, operations)).toEqual(before);
  expect((await admin.api("GET", "/api/admin/settings")).body).toEqual(settings);
});

test("no row of data takes a member that its entity does not declare", async ({ account }) => {
  const { key } = await apiCaller(account);
  const writing = (await documentedOperations()).filter(
    ({ media, path, body }) => media === "application/json" && body !== undefined && /^\/(api\/v1|odata)/.test(path),
  );
  expect(writing.length).toBeGreaterThan(5);
  const finds = await findAll(writing, async (operation) => {
    for (const [name, value] of WANTED) {
      // What the server sets itself may be sent back as it was read, and counts for nothing (CONTRACT §3.4).
      if (isDeclared(operation.body, name) || ["id", "uid", "createdAt"].includes(name)) continue;
      const body = withMember({ name: "Example" }, name, value);
      const got = await sendDocumented(operation, { headers: { "x-api-key": key }, ids: { id: "1" }, body });
      if (!refused(got, name)) return `${nameOf(operation)} with ${name}: ${got.status} ${got.text}`;
    }
    return undefined;
  });
  expect(finds).toEqual([]);
});
