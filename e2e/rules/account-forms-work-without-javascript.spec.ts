import { expect } from "playwright/test";
import { call, signIn, unique } from "../fixtures/account";
import { linkIn, mailTo } from "../fixtures/outbox";
import { submitForm } from "../fixtures/plain-form";
import { test } from "../fixtures/test";

const me = (cookies: readonly string[]) => call("GET", "/api/portal/me", { headers: { cookie: cookies.join("; ") } });

test("sign-up signs in and goes where the visitor was going", async () => {
  const username = unique("f");
  const values = { name: "Fay", email: `${username}@example.test`, username, password: "a good password" };
  const answer = await submitForm("/signup?callbackUrl=/apps", "email", values);
  expect(answer).toMatchObject({ status: 303, location: "/apps" });
  expect((await me(answer.cookies)).body).toMatchObject({ username, role: "Consumer" });
});

test("sign-up says at the field what is wrong, and keeps what was typed but the password", async () => {
  const values = { name: "Fay", email: "not an address", username: "", password: "short but secret" };
  const answer = await submitForm("/signup", "email", values);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain("That is not an email address.");
  expect(answer.text).toContain('value="not an address"');
  expect(answer.text).not.toContain("short but secret");
});

test("sign-in answers a wrong password and an unknown person alike", async ({ account }) => {
  const attempt = (identifier: string) =>
    submitForm("/login", "identifier", { identifier, password: "not the password" });
  const words = "do not fit together";
  const [known, unknown] = [await attempt(account.email), await attempt(`${unique()}@example.test`)];
  for (const answer of [known, unknown]) {
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(words);
    expect(answer.cookies).toEqual([]);
  }
});

test("a forgotten password is replaced with the link of a mail, once, and signs everyone out", async ({ account }) => {
  const ask = await submitForm("/reset-password", "identifier", { identifier: account.username });
  expect(ask.text).toContain("If there is such an account");
  const link = linkIn(await mailTo(account.email, "Choose a new password"));
  const set = () => submitForm(link, "token", { password: "a better password" });
  expect(await set()).toMatchObject({ status: 303, location: "/login?reset=done" });
  expect((await account.api("GET", "/api/portal/me")).status).toBe(401);
  await signIn(account.email, "a better password");
  expect((await set()).text).toContain("That link is no longer good.");
});

test("a forgotten password is asked for in the same words by who has no account", async () => {
  const ask = await submitForm("/reset-password", "identifier", { identifier: `${unique()}@example.test` });
  expect(ask.status).toBe(200);
  expect(ask.text).toContain("If there is such an account");
});

test("an email address is confirmed with the link of a mail", async ({ account }) => {
  const link = linkIn(await mailTo(account.email, "Confirm your email address"));
  const answer = await submitForm(link, "token", {});
  expect(answer.text).toContain("Your email address is confirmed.");
  expect((await account.api("GET", "/api/portal/me")).body).toMatchObject({ emailVerified: true });
});
