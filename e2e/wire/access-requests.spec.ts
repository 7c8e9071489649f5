import { expect } from "playwright/test";
import { askForAccess } from "../fixtures/access-request";
import { baseUrl, call, newAccount, unique } from "../fixtures/account";
import { linkIn, mailTo } from "../fixtures/outbox";
import { test } from "../fixtures/test";

const PATH = "/api/portal/access-requests";
const ADMIN_PATH = "/api/admin/access-requests";

test.describe("201", () => {
  test("anyone may ask; the answer and a mail carry the private link", async () => {
    const email = `${unique("asks")}@example.test`;
    const body = {
      name: "Rosa Ruiz",
      organization: "Ruiz y Hijos",
      email,
      integrationType: "third-party",
      description: "A plugin\nfor shops.",
    };
    const answer = await call<{ statusUrl: string }>("POST", PATH, { body });
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^req_/),
        status: "pending",
        statusUrl: expect.stringMatching(new RegExp(`^${baseUrl()}/request-access/[0-9A-Za-z]{40}$`)),
      },
    ]);
    expect(baseUrl() + linkIn(await mailTo(email, "We have your request for access"))).toBe(answer.body.statusUrl);
    const page = await (await fetch(answer.body.statusUrl)).text();
    expect(page).toContain("Waiting for an answer");
    expect(page).toContain("Ruiz y Hijos");
  });
});

test.describe("200", () => {
  test("administrators list, search and read it, with what happened to it", async ({ admin }) => {
    const organization = unique("Org");
    const { id, email } = await askForAccess({ organization });
    const list = await admin.api<{ data: object[]; meta: object }>(
      "GET",
      `${ADMIN_PATH}?status=pending&search=${organization}`,
    );
    const row = {
      id,
      name: "Rosa Ruiz",
      organization,
      email,
      integrationType: "direct",
      description: "Stock levels for our three shops.",
      status: "pending",
      reason: null,
      decidedAt: null,
      decidedBy: null,
      scopes: null,
      userId: null,
      linkExpiresAt: null,
      acceptedAt: null,
      createdAt: expect.any(String),
    };
    expect(list.body).toEqual({ data: [row], meta: { total: 1, next: null } });
    expect((await admin.api("GET", `${ADMIN_PATH}/${id}`)).body).toEqual({
      ...row,
      hasAccount: false,
      timeline: [{ at: expect.any(String), action: "access-request.create", actor: null }],
    });
  });

  test("approving makes the account and mails the link, and says neither password nor link", async ({ admin }) => {
    const { id, email } = await askForAccess();
    const { status, body } = await admin.api("POST", `${ADMIN_PATH}/${id}/approve`, {
      scopes: ["read", "products:write"],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "approved",
      decidedBy: { id: admin.id, name: admin.name },
      scopes: ["read", "products:write"],
      userId: expect.stringMatching(/^usr_/),
      linkExpiresAt: expect.any(String),
      acceptedAt: null,
      hasAccount: true,
    });
    const link = linkIn(await mailTo(email, "Your request for access is approved"));
    expect(link).toMatch(/^\/request-access\/accept\/[0-9A-Za-z]{40}$/);
    expect(JSON.stringify(body)).not.toContain(link.split("/").at(-1));
  });

  test("rejecting mails the reason, and the private page shows it", async ({ admin }) => {
    const { id, email, statusUrl } = await askForAccess();
    const reason = "We do not serve <b>shops</b> yet.";
    const { body } = await admin.api("POST", `${ADMIN_PATH}/${id}/reject`, { reason });
    expect(body).toMatchObject({ status: "rejected", reason, userId: null });
    expect((await mailTo(email, "Your request for access is not approved")).text).toContain(reason);
    const page = await (await fetch(statusUrl)).text();
    expect(page).toContain("We do not serve &lt;b&gt;shops&lt;/b&gt; yet.");
  });

  test("another link can be mailed, and the one before ends", async ({ admin }) => {
    const { id, email } = await askForAccess();
    await admin.api("POST", `${ADMIN_PATH}/${id}/approve`, {});
    const first = linkIn(await mailTo(email, "Your request for access is approved"));
    expect((await admin.api("POST", `${ADMIN_PATH}/${id}/link`, {})).status).toBe(200);
    const newest = async () => linkIn(await mailTo(email, "Your request for access is approved"));
    await expect.poll(newest).not.toBe(first);
    expect(await (await fetch(baseUrl() + first)).text()).toContain("That link is no longer good");
    expect(await (await fetch(baseUrl() + (await newest()))).text()).toContain("Your request is approved");
  });
});

test.describe("400", () => {
  for (const [field, value] of [
    ["name", ""],
    ["organization", undefined],
    ["email", "nobody"],
    ["email", "a@b.test\r\nBcc: everyone@b.test"],
    ["integrationType", "both"],
    ["description", " "],
    ["description", "x".repeat(2001)],
    ["name", "nul\u0000"],
  ] as const) {
    test(`${field} is ${JSON.stringify(value)?.slice(0, 40)}`, async () => {
      const body = {
        ...{ name: "R", organization: "O", email: "r@example.test", integrationType: "direct", description: "d" },
        [field]: value,
      };
      const answer = await call("POST", PATH, { body });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: { details: [{ field }] } });
    });
  }

  test("scopes that the new account's role does not hold, or that do not exist", async ({ admin }) => {
    const { id } = await askForAccess();
    for (const scope of ["admin", "no-such-scope"]) {
      const { status, body } = await admin.api("POST", `${ADMIN_PATH}/${id}/approve`, { scopes: [scope] });
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({
          error: expect.objectContaining({ details: [expect.objectContaining({ field: "scopes" })] }),
        }),
      ]);
    }
    expect((await admin.api("GET", `${ADMIN_PATH}/${id}`)).body).toMatchObject({
      status: "pending",
      hasAccount: false,
    });
    expect((await admin.api("POST", `${ADMIN_PATH}/${id}/reject`, { reason: "" })).status).toBe(400);
  });
});

test.describe("401 and 403", () => {
  test("nobody but an administrator sees or decides a request", async ({ account }) => {
    const { id } = await askForAccess();
    const { body: key } = await account.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const tries = [
      ["GET", ADMIN_PATH],
      ["GET", `${ADMIN_PATH}/${id}`],
      ["POST", `${ADMIN_PATH}/${id}/approve`],
      ["POST", `${ADMIN_PATH}/${id}/reject`],
      ["POST", `${ADMIN_PATH}/${id}/link`],
    ] as const;
    for (const [method, path] of tries) {
      const body = method === "POST" ? { reason: "no", scopes: ["read"] } : undefined;
      expect((await call(method, path, { body })).status).toBe(401);
      expect((await account.api(method, path, body)).status).toBe(403);
      expect((await call(method, path, { body, headers: { "x-api-key": key.key } })).status).toBe(403);
    }
  });
});

test.describe("404", () => {
  test("a request that there is not", async ({ admin }) => {
    expect((await admin.api("GET", `${ADMIN_PATH}/req_none`)).status).toBe(404);
    expect((await admin.api("POST", `${ADMIN_PATH}/req_none/approve`, {})).status).toBe(404);
    expect((await admin.api("POST", `${ADMIN_PATH}/req_none/reject`, { reason: "x" })).status).toBe(404);
  });
});

test.describe("409", () => {
  test("of two administrators who decide at once one is told, and who was faster", async ({ admin }) => {
    const { id } = await askForAccess();
    const both = await Promise.all([
      admin.api<{ error?: { message: string } }>("POST", `${ADMIN_PATH}/${id}/approve`, {}),
      admin.api<{ error?: { message: string } }>("POST", `${ADMIN_PATH}/${id}/reject`, { reason: "no" }),
      admin.api<{ error?: { message: string } }>("POST", `${ADMIN_PATH}/${id}/approve`, {}),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(refused?.body.error?.message).toMatch(
      new RegExp(`^${admin.name} has (approved|rejected) this request already`),
    );
  });

  test("a disabled account is not revived by a request", async ({ admin }) => {
    const person = await newAccount();
    await admin.api("PATCH", `/api/admin/users/${person.id}`, { disabled: true });
    const { id } = await askForAccess({ email: person.email });
    expect((await admin.api("POST", `${ADMIN_PATH}/${id}/approve`, {})).status).toBe(409);
  });

  test("a rejected request has no link to renew", async ({ admin }) => {
    const { id } = await askForAccess();
    await admin.api("POST", `${ADMIN_PATH}/${id}/reject`, { reason: "no" });
    expect((await admin.api("POST", `${ADMIN_PATH}/${id}/link`, {})).status).toBe(409);
  });
});
