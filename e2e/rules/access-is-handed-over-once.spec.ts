import { expect } from "playwright/test";
import { readOutbox } from "../../lib/mail/outbox";
import { approve, askForAccess } from "../fixtures/access-request";
import { baseUrl, call, newAccount, signIn } from "../fixtures/account";
import { bearer, query } from "../fixtures/oauth";
import { submitForm } from "../fixtures/plain-form";
import { test } from "../fixtures/test";
import { turnOnTwoFactor } from "../fixtures/two-factor";

const PASSWORD = "a good password";

const secretsIn = (html: string) => [...new Set(html.match(/gth_(?:pat|sec)_[0-9A-Za-z]{36}/g) ?? [])];

const take = (link: string, values: Record<string, string> = { password: PASSWORD }, cookie?: string) =>
  submitForm(link, "token", values, cookie ? { cookie } : {});

test("asking works without JavaScript, says at the field what is wrong, and keeps what was typed", async () => {
  const values = { name: "Rosa", organization: "Ruiz", email: "nobody", description: "Shops." };
  const wrong = await submitForm("/request-access", "organization", values);
  expect(wrong.text).toContain("That is not an email address.");
  expect(wrong.text).toContain("Choose the kind of integration.");
  expect(wrong.text).toContain('value="Ruiz"');
  const good = { ...values, email: `rosa-${Date.now()}@example.test`, integrationType: "direct" };
  const sent = await submitForm("/request-access", "organization", good);
  expect(sent).toMatchObject({ status: 303, location: expect.stringMatching(/^\/request-access\/\w{40}\?sent=1$/) });
});

test("an invited person chooses a password, is signed in, and sees a token that works: without JavaScript", async ({
  admin,
}) => {
  const asked = await askForAccess({ integrationType: "direct" });
  const link = await approve(admin, asked);
  const weak = await take(link, { password: "short" });
  expect(weak.text).toContain("at least 8 characters");
  const taken = await take(link);
  const [token = ""] = secretsIn(taken.text);
  expect(token).toMatch(/^gth_pat_/);
  expect((await query(bearer(token))).status).toBe(200);
  const cookie = taken.cookies.join("; ");
  const { body } = await call("GET", "/api/portal/me", { headers: { cookie } });
  expect(body).toMatchObject({ email: asked.email, name: "Rosa Ruiz", role: "Consumer", emailVerified: true });
  await signIn(asked.email, PASSWORD);
});

test("software of a third party gets an app that is its own, with a secret that works", async ({ admin }) => {
  const asked = await askForAccess({ integrationType: "third-party" });
  const taken = await take(await approve(admin, asked));
  const [secret = ""] = secretsIn(taken.text);
  expect(secret).toMatch(/^gth_sec_/);
  const cookie = taken.cookies.join("; ");
  const apps = await call<{ data: { clientId: string; name: string; scopes: string[] }[] }>("GET", "/api/portal/apps", {
    headers: { cookie },
  });
  expect(apps.body.data).toMatchObject([{ name: "Ruiz y Hijos", scopes: ["read"] }]);
  const [app] = apps.body.data;
  const response = await fetch(`${baseUrl()}/auth/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: app?.clientId ?? "",
      client_secret: secret,
    }),
  });
  expect(response.status).toBe(200);
});

test("a link hands over once: not again, and not to two who open it at the same moment", async ({ admin }) => {
  const asked = await askForAccess();
  const link = await approve(admin, asked);
  const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => take(link, { password: `${PASSWORD} ${n}` })));
  expect(answers.flatMap(({ text }) => secretsIn(text))).toHaveLength(1);
  expect(await (await fetch(baseUrl() + link)).text()).toContain("That link is no longer good");
  const { body } = await admin.api<{ acceptedAt: string; timeline: { action: string }[] }>(
    "GET",
    `/api/admin/access-requests/${asked.id}`,
  );
  expect(body.acceptedAt).not.toBeNull();
  expect(body.timeline.map(({ action }) => action)).toEqual([
    "access-request.create",
    "access-request.approve",
    "access-request.accept",
  ]);
});

test("no mail and no record ever holds a secret", async ({ admin }) => {
  const asked = await askForAccess();
  const taken = await take(await approve(admin, asked));
  const [token = ""] = secretsIn(taken.text);
  const dataDir = process.env.TEST_SERVER_DATA_DIR ?? "";
  const mails = (await readOutbox({ dataDir }, 500)).filter(({ to }) => to === asked.email);
  expect(mails.length).toBeGreaterThanOrEqual(2);
  for (const mail of mails) expect(secretsIn(JSON.stringify(mail))).toEqual([]);
  const audit = await admin.api("GET", `/api/admin/audit?target=${asked.id}`);
  expect(JSON.stringify(audit.body)).not.toContain(token.slice(8));
});

test("a link that leaks opens no account that somebody has already, nor does it change its password", async ({
  admin,
}) => {
  const owner = await newAccount();
  await turnOnTwoFactor(owner);
  const asked = await askForAccess({ email: owner.email });
  const link = await approve(admin, asked);
  const page = await (await fetch(baseUrl() + link)).text();
  expect(page).toContain(`Sign in as`);
  expect(page).not.toContain('name="password"');
  const thief = await newAccount();
  const asThief = await (await fetch(baseUrl() + link, { headers: { cookie: thief.cookie } })).text();
  expect(asThief).not.toContain("Show my credential");
  const own = await approve(admin, await askForAccess());
  const slipped = { token: link.split("/").at(-1) ?? "", password: PASSWORD };
  const forged = await take(own, slipped, thief.cookie);
  expect(forged.text).toContain("the link alone does not open an account");
  expect(secretsIn(forged.text)).toEqual([]);

  const taken = await take(link, {}, owner.cookie);
  expect(secretsIn(taken.text)).toHaveLength(1);
  expect((await owner.api("GET", "/api/portal/me")).status).toBe(200);
});

test("the status page belongs to whoever has its link", async () => {
  const { statusUrl } = await askForAccess();
  expect(await (await fetch(statusUrl)).text()).toContain("Waiting for an answer");
  const guess = await fetch(`${baseUrl()}/request-access/${"x".repeat(40)}`);
  expect(await guess.text()).toContain("There is no request under this link");
});
