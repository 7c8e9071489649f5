import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSettingsValues } from "../../db/queries/settings";
import { updateUser } from "../../db/queries/users";
import { AccessError } from "../access/access-error";
import { announce } from "../access/changes";
import { readOutbox } from "../mail/outbox";
import { mailSettled } from "../mail/send-mail";
import { getMe, updateMe } from "./account";
import { confirmEmail } from "./email-verification";
import { signInExternally } from "./external-sign-in";
import { requestPasswordReset, resetPassword } from "./password-reset";
import { personOfSession } from "./portal-session";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";
import { openTestRuntime, type TestRuntime } from "./testing/test-runtime";

const origin = { address: "192.0.2.7", requestId: "req_test", userAgent: "test" };
const elsewhere = (n: number) => ({ ...origin, address: `198.51.100.${n}` });

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

/** Runs `work` while the settings differ from the defaults. */
async function withSettings(values: object, work: () => Promise<void>): Promise<void> {
  const set = (next: object) =>
    system.runtime.db.transaction(async (tx) => {
      await writeSettingsValues(tx, next);
      await announce(tx, ["settings"]);
    });
  await set(values);
  await work().finally(() => set({}));
}

describe("signing in", () => {
  it("takes the email address or the user name, in any case", async () => {
    const { user, password } = await system.person();
    for (const identifier of [user.email, user.email.toUpperCase(), user.username, ` ${user.username} `]) {
      const session = await signIn(system.runtime, { identifier, password }, origin);
      expect(session).toEqual({
        id: expect.stringMatching(/^ses_/),
        user: { id: user.id, name: user.name, email: user.email },
      });
      expect(await personOfSession(system.runtime, session.id, origin.address)).toMatchObject({
        user: { id: user.id },
      });
    }
  });

  it("answers an unknown person, a wrong password, a disabled person and impossible names alike", async () => {
    const { user, password } = await system.person();
    const off = await system.person();
    await updateUser(system.runtime.db, off.user.id, { disabledAt: new Date() });
    const answers = await Promise.all(
      [
        { identifier: "nobody@example.test", password },
        { identifier: user.email, password: "not the password" },
        { identifier: user.email, password: "x".repeat(10_000) },
        { identifier: off.user.email, password: off.password },
        { identifier: "nul\u0000", password },
        { identifier: "", password: "" },
        { identifier: "' or true --", password },
      ].map((typed) => signIn(system.runtime, typed, origin).catch((error: unknown) => error)),
    );
    const [first] = answers;
    expect(first).toMatchObject({ kind: "unauthorized" });
    for (const answer of answers) expect(answer).toEqual(first);
  });

  it("is over everywhere once the person is disabled", async () => {
    const { user, sessionId } = await system.person();
    await updateUser(system.runtime.db, user.id, { disabledAt: new Date() });
    expect(await personOfSession(system.runtime, sessionId, origin.address)).toBeNull();
  });
});

describe("throttles", () => {
  // A runtime of its own counts with counters of its own.
  const strict = () => system.variant({ rateLimitFactor: 1 });

  it("stop guessing at one account from many addresses, also with the right password in the end", async () => {
    const { user, password } = await system.person();
    const runtime = strict();
    const guess = (n: number, typed: string) =>
      signIn(runtime, { identifier: user.email, password: typed }, elsewhere(n));
    for (let n = 1; n <= 10; n++) await expect(guess(n, `wrong ${n}`)).rejects.toMatchObject({ kind: "unauthorized" });
    await expect(guess(11, "wrong")).rejects.toMatchObject({
      code: "too_many_requests",
      facts: { retryAfter: expect.any(Number) },
    });
    await expect(guess(12, password)).rejects.toBeInstanceOf(AccessError);
  });

  it("count tries that are made at once", async () => {
    const { user } = await system.person();
    const runtime = strict();
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) =>
        signIn(runtime, { identifier: user.username, password: "wrong" }, elsewhere(100 + n)),
      ),
    );
    const tried = answers.filter((answer) => answer.status === "rejected" && answer.reason?.kind === "unauthorized");
    expect(tried).toHaveLength(10);
  });

  it("do not punish somebody who signs in often", async () => {
    const { user, password } = await system.person();
    const runtime = strict();
    for (let n = 0; n < 15; n++) await signIn(runtime, { identifier: user.email, password }, elsewhere(200));
  });

  it("stop a flood of mails to one person", async () => {
    const { user } = await system.person();
    const runtime = strict();
    const ask = (n: number) => requestPasswordReset(runtime, user.email, elsewhere(n));
    for (let n = 1; n <= 5; n++) await ask(n);
    await expect(ask(6)).rejects.toMatchObject({ code: "too_many_requests" });
    await mailSettled(runtime);
  });
});

describe("a forgotten password", () => {
  const lettersTo = async (to: string) => {
    await mailSettled(system.runtime);
    return (await readOutbox(system.runtime.env, 1000)).filter((mail) => mail.to === to);
  };
  const linkTo = async (to: string) => {
    await requestPasswordReset(system.runtime, to, origin);
    const [newest] = (await lettersTo(to)).filter(({ subject }) => subject === "Choose a new password");
    return /\/reset-password\/([0-9A-Za-z]{40})/.exec(newest?.text ?? "")?.[1] ?? "";
  };

  it("is answered alike for known and unknown people, and mails only the known", async () => {
    await expect(requestPasswordReset(system.runtime, "nobody@example.test", origin)).resolves.toBeUndefined();
    expect(await lettersTo("nobody@example.test")).toEqual([]);
    const { user } = await system.person();
    await expect(requestPasswordReset(system.runtime, user.username, origin)).resolves.toBeUndefined();
    expect(await lettersTo(user.email)).toHaveLength(2);
  });

  it("is replaced once by a link, which ends every session and every chain of tokens", async () => {
    const { user, sessionId } = await system.person();
    await system.runtime.db.all(
      "insert into token_families (id, dialect, user_id, scopes, resources) values ('fam_reset', 'standard', $1, '{read}', '{}')",
      [user.id],
    );
    const token = await linkTo(user.email);
    await resetPassword(system.runtime, { token, password: "a new password" }, origin);
    expect(await personOfSession(system.runtime, sessionId, "")).toBeNull();
    const [family] = await system.runtime.db.all("select revoked_reason from token_families where id = 'fam_reset'");
    expect(family).toEqual({ revoked_reason: "password-change" });
    await signIn(system.runtime, { identifier: user.email, password: "a new password" }, origin);
    await expect(resetPassword(system.runtime, { token, password: "another password" }, origin)).rejects.toMatchObject({
      kind: "validation",
      details: [{ field: "token" }],
    });
  });

  it("is replaced by one of many tries at once with the same link", async () => {
    const { user } = await system.person();
    const token = await linkTo(user.email);
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) => resetPassword(system.runtime, { token, password: `password ${n}` }, origin)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is not replaced by an older link, by one for another purpose, or by a made-up one", async () => {
    const { user } = await system.person();
    const older = await linkTo(user.email);
    const newer = await linkTo(user.email);
    const verification = (await lettersTo(user.email)).find(({ subject }) => subject.startsWith("Confirm"));
    const other = /\/verify-email\/([0-9A-Za-z]{40})/.exec(verification?.text ?? "")?.[1] ?? "";
    expect(other).toHaveLength(40);
    for (const token of [older, other, "", "x".repeat(40), "\u0000"]) {
      await expect(resetPassword(system.runtime, { token, password: "a new password" }, origin)).rejects.toMatchObject({
        kind: "validation",
      });
    }
    await resetPassword(system.runtime, { token: newer, password: "a new password" }, origin);
  });

  it("leaves no readable link in the database", async () => {
    const { user } = await system.person();
    const token = await linkTo(user.email);
    const rows = await system.runtime.db.all<{ row: string }>("select to_jsonb(t)::text as row from email_tokens t");
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });
});

describe("a changed password", () => {
  it("wants the old one, and ends every other session but this", async () => {
    const { run, user, password, sessionId } = await system.person();
    const other = await signIn(system.runtime, { identifier: user.email, password }, origin);
    const change = (body: object) => run(updateMe, { body });
    await expect(change({ newPassword: "a new password" })).rejects.toMatchObject({
      details: [{ field: "currentPassword" }],
    });
    await expect(change({ newPassword: "a new password", currentPassword: "wrong" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(change({ newPassword: user.email, currentPassword: password })).rejects.toMatchObject({
      kind: "validation",
    });
    await change({ newPassword: "a new password", currentPassword: password });
    expect(await personOfSession(system.runtime, other.id, "")).toBeNull();
    expect(await personOfSession(system.runtime, sessionId, "")).not.toBeNull();
  });

  it("keeps user names unique in any case", async () => {
    const [one, other] = [await system.person(), await system.person()];
    const attempt = one.run(updateMe, { body: { username: other.user.username.toUpperCase() } });
    await expect(attempt).rejects.toMatchObject({ kind: "conflict", details: [{ field: "username" }] });
    await one.run(updateMe, { body: { username: one.user.username.toUpperCase(), name: "New Name" } });
    expect(await one.run(getMe)).toMatchObject({ username: one.user.username.toUpperCase(), name: "New Name" });
  });
});

describe("addresses that must be confirmed", () => {
  it("keep a person out until the link is used, and say so only to who knows the password", () =>
    withSettings({ emailVerification: "on" }, async () => {
      const typed = { name: "Ida", email: "ida@example.test", username: "ida", password: "a good password" };
      await signUp(system.runtime, typed, origin);
      const attempt = (password: string) => signIn(system.runtime, { identifier: "ida", password }, origin);
      await expect(attempt("wrong")).rejects.toMatchObject({ kind: "unauthorized" });
      await expect(attempt(typed.password)).rejects.toMatchObject({ kind: "forbidden" });
      await mailSettled(system.runtime);
      const [newest] = await readOutbox(system.runtime.env);
      const token = /\/verify-email\/([0-9A-Za-z]{40})/.exec(newest?.text ?? "")?.[1] ?? "";
      expect(await confirmEmail(system.runtime, "x".repeat(40), origin)).toBe(false);
      expect(await confirmEmail(system.runtime, token, origin)).toBe(true);
      expect(await confirmEmail(system.runtime, token, origin)).toBe(false);
      await attempt(typed.password);
    }));
});

describe("external providers", () => {
  const known = (subject: string, email: string, emailVerified: boolean) => ({
    provider: "github",
    subject,
    name: "Octo\u0000cat",
    email,
    emailVerified,
  });

  it("sign in by their own id of the person, whatever the address is later", async () => {
    const first = await signInExternally(system.runtime, known("1", "octo@example.test", true), origin);
    const again = await signInExternally(system.runtime, known("1", "moved@example.test", false), origin);
    expect(again.user).toEqual(first.user);
    expect(first.user.name).toBe("Octocat");
  });

  it("link to an account only where both sides have confirmed the address", async () => {
    const { user } = await system.person();
    const attempt = (subject: string, verified: boolean) =>
      signInExternally(system.runtime, known(subject, user.email, verified), origin);
    await expect(attempt("2", true)).rejects.toMatchObject({ kind: "conflict" });
    await updateUser(system.runtime.db, user.id, { emailVerifiedAt: new Date() });
    await expect(attempt("2", false)).rejects.toMatchObject({ kind: "conflict" });
    expect((await attempt("2", true)).user.id).toBe(user.id);
  });

  it("do not spare a person the link that confirms an address which they have not checked", () =>
    withSettings({ emailVerification: "on" }, async () => {
      const attempt = (subject: string, verified: boolean) =>
        signInExternally(system.runtime, known(subject, `wait${subject}@example.test`, verified), origin);
      await expect(attempt("4", false)).rejects.toMatchObject({ kind: "forbidden" });
      await attempt("5", true);
    }));

  it("let nobody in who is disabled", async () => {
    const { user } = await signInExternally(system.runtime, known("3", "off@example.test", true), origin);
    await updateUser(system.runtime.db, user.id, { disabledAt: new Date() });
    const attempt = signInExternally(system.runtime, known("3", "off@example.test", true), origin);
    await expect(attempt).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("signing up", () => {
  const typed = { name: "Mia", email: "mia@example.test", username: undefined, password: "a good password" };

  it("gives the default role, a user name from the address, and a SafeStore key of 32 bytes", async () => {
    const user = await signUp(system.runtime, typed, origin);
    expect(user).toMatchObject({ role: "Consumer", username: "mia", emailVerifiedAt: null, disabledAt: null });
    expect(user.ownerKey).toHaveLength(32);
    expect(user.accountNumber).toBeGreaterThanOrEqual(100_001);
    expect(await signUp(system.runtime, { ...typed, email: "mia@elsewhere.test" }, origin)).toMatchObject({
      username: "mia2",
    });
  });

  it("refuses a taken address or name in any case, also when two come at once", async () => {
    await expect(signUp(system.runtime, { ...typed, email: "MIA@example.test" }, origin)).rejects.toMatchObject({
      kind: "conflict",
      details: [{ field: "email" }],
    });
    await expect(
      signUp(system.runtime, { ...typed, email: "m@x.test", username: "MIA" }, origin),
    ).rejects.toMatchObject({
      details: [{ field: "username" }],
    });
    const race = await Promise.allSettled(
      Array.from({ length: 5 }, () => signUp(system.runtime, { ...typed, email: "race@example.test" }, origin)),
    );
    expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const loser of race) if (loser.status === "rejected") expect(loser.reason).toMatchObject({ kind: "conflict" });
  });

  it("is closed when an administrator has closed it", () =>
    withSettings({ registrationOpen: false }, async () => {
      const attempt = signUp(system.runtime, { ...typed, email: "late@example.test" }, origin);
      await expect(attempt).rejects.toMatchObject({ kind: "forbidden" });
      const external = { provider: "oidc", subject: "9", name: null, email: "late@example.test", emailVerified: true };
      await expect(signInExternally(system.runtime, external, origin)).rejects.toMatchObject({ kind: "forbidden" });
    }));
});
