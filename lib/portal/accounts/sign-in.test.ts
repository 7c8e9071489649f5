import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSettingsValues } from "../../../db/queries/settings";
import { findUser, updateUser } from "../../../db/queries/users";
import { announce } from "../../changes/changes";
import { readOutbox } from "../../mail/outbox";
import { mailSettled } from "../../mail/send-mail";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { getMe, updateMe } from "./account";
import { confirmEmail } from "./email-verification";
import { signInExternally } from "./external-sign-in";
import { introduce } from "./known-browser";
import { requestPasswordReset, resetPassword } from "./password-reset";
import { findSessionPerson } from "./portal-session";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";

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
      expect(await findSessionPerson(system.runtime, session.id, origin.address)).toMatchObject({
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
    expect(first).toMatchObject({ code: "unauthorized" });
    for (const answer of answers) expect(answer).toEqual(first);
  });

  it("is over everywhere once the person is disabled", async () => {
    const { user, sessionId } = await system.person();
    await updateUser(system.runtime.db, user.id, { disabledAt: new Date() });
    expect(await findSessionPerson(system.runtime, sessionId, origin.address)).toBeNull();
  });
});

describe("throttles", () => {
  // A runtime of its own counts with counters of its own.
  const strict = () => system.variant({ rateLimitFactor: 1 });

  const wrong = { code: "unauthorized" };
  const tooMany = { code: "too_many_requests", facts: { retryAfter: expect.any(Number) } };

  it("stop guessing at one account from one address, and its owner signs in from another", async () => {
    const { user, password } = await system.person();
    const runtime = strict();
    const guess = (n: number, typed: string) =>
      signIn(runtime, { identifier: user.email, password: typed }, elsewhere(n));
    for (let n = 1; n <= 10; n++) await expect(guess(1, `wrong ${n}`)).rejects.toMatchObject(wrong);
    await expect(guess(1, password)).rejects.toMatchObject(tooMany);
    await guess(2, password);
  });

  it("stop guessing from everywhere in the end, but for a browser that its owner has signed in with", async () => {
    const { user, password } = await system.person();
    const runtime = strict();
    const browser = introduce(runtime, null, user);
    const guess = (n: number, typed: string, more = {}) =>
      signIn(runtime, { identifier: user.email, password: typed }, { ...elsewhere(n), ...more });
    for (let n = 1; n <= 50; n++) await expect(guess(n, `wrong ${n}`)).rejects.toMatchObject(wrong);
    await expect(guess(51, password)).rejects.toMatchObject(tooMany);
    await guess(52, password, { browser });
    // Known for one person is not known for another, nor with a password that is no more.
    const other = await system.person();
    for (const stranger of [
      introduce(runtime, null, other.user),
      introduce(runtime, null, { ...user, passwordHash: "" }),
    ]) {
      await expect(guess(53, password, { browser: stranger })).rejects.toMatchObject(tooMany);
    }
    // In the known browser tries are counted as well.
    for (let n = 1; n <= 10; n++) await expect(guess(54, "wrong", { browser })).rejects.toMatchObject(wrong);
    await expect(guess(54, password, { browser })).rejects.toMatchObject(tooMany);
  });

  it("count an email address and a user name as one person, without saying that they are", async () => {
    const { user, password } = await system.person();
    const runtime = strict();
    const guess = (identifier: string, typed: string) =>
      signIn(runtime, { identifier, password: typed }, elsewhere(60));
    for (let n = 1; n <= 10; n++) await expect(guess(user.email, `wrong ${n}`)).rejects.toMatchObject(wrong);
    await expect(guess(user.email, password)).rejects.toMatchObject(tooMany);
    // Whether it is the right one is not to be learnt by the other name either.
    await expect(guess(user.username, password)).rejects.toMatchObject(wrong);
    await expect(guess(`nobody-${user.username}`, password)).rejects.toMatchObject(wrong);
  });

  it("count tries that are made at once", async () => {
    const { user } = await system.person();
    const runtime = strict();
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, () =>
        signIn(runtime, { identifier: user.username, password: "wrong" }, elsewhere(100)),
      ),
    );
    const tried = answers.filter((answer) => answer.status === "rejected" && answer.reason?.code === "unauthorized");
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
    expect(await findSessionPerson(system.runtime, sessionId, "")).toBeNull();
    const [family] = await system.runtime.db.all("select revoked_reason from token_families where id = 'fam_reset'");
    expect(family).toEqual({ revoked_reason: "password-change" });
    await signIn(system.runtime, { identifier: user.email, password: "a new password" }, origin);
    await expect(resetPassword(system.runtime, { token, password: "another password" }, origin)).rejects.toMatchObject({
      code: "validation",
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
        code: "validation",
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
      code: "forbidden",
    });
    await expect(change({ newPassword: user.email, currentPassword: password })).rejects.toMatchObject({
      code: "validation",
    });
    await change({ newPassword: "a new password", currentPassword: password });
    expect(await findSessionPerson(system.runtime, other.id, "")).toBeNull();
    expect(await findSessionPerson(system.runtime, sessionId, "")).not.toBeNull();
  });

  it("keeps user names unique in any case", async () => {
    const [one, other] = [await system.person(), await system.person()];
    const attempt = one.run(updateMe, { body: { username: other.user.username.toUpperCase() } });
    await expect(attempt).rejects.toMatchObject({ code: "conflict", details: [{ field: "username" }] });
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
      await expect(attempt("wrong")).rejects.toMatchObject({ code: "unauthorized" });
      await expect(attempt(typed.password)).rejects.toMatchObject({ code: "forbidden" });
      await mailSettled(system.runtime);
      const [newest] = await readOutbox(system.runtime.env);
      const token = /\/verify-email\/([0-9A-Za-z]{40})/.exec(newest?.text ?? "")?.[1] ?? "";
      expect(await confirmEmail(system.runtime, "x".repeat(40), origin)).toBe(false);
      expect(await confirmEmail(system.runtime, token, origin)).toBe(true);
      expect(await confirmEmail(system.runtime, token, origin)).toBe(false);
      await attempt(typed.password);
    }));
});

describe("where addresses must be confirmed, signing up", () => {
  const person = (email: string, username: string | undefined) => ({
    name: "Buy at evil.example",
    email,
    username,
    password: "a good password",
  });
  const lettersTo = async (to: string) => {
    await mailSettled(system.runtime);
    return (await readOutbox(system.runtime.env, 1000)).filter((mail) => mail.to === to);
  };

  it("answers alike whether or not there is an account, and a mail says the rest", () =>
    withSettings({ emailVerification: "on" }, async () => {
      const { user } = await system.person();
      const answers = [
        await signUp(system.runtime, person("new-here@example.test", "new-here"), origin),
        await signUp(system.runtime, person(user.email, "another-name"), origin),
        await signUp(system.runtime, person(user.email, undefined), origin),
        await signUp(system.runtime, person("taken-name@example.test", user.username), origin),
        await signUp(system.runtime, person("new-here@example.test", "new-here"), origin),
      ];
      expect(answers).toEqual(
        [
          ["new-here@example.test", "new-here"],
          [user.email, "another-name"],
          [user.email, user.username],
          ["taken-name@example.test", user.username],
          ["new-here@example.test", "new-here"],
        ].map(([email, username]) => ({ id: expect.stringMatching(/^usr_/), email, username, role: "Consumer" })),
      );
      const subjects = async (to: string) => (await lettersTo(to)).map(({ subject }) => subject).sort();
      expect(await subjects("new-here@example.test")).toEqual([
        "Confirm your email address",
        "You have an account already",
      ]);
      expect((await subjects(user.email)).filter((subject) => subject === "You have an account already")).toHaveLength(
        2,
      );
      const [renamed] = await lettersTo("taken-name@example.test");
      expect(renamed?.text).toContain(`Yours is ${user.username}2.`);
      // Nobody is mailed words of a stranger's choice.
      for (const { text, html } of await lettersTo("new-here@example.test")) {
        expect(text + html).not.toContain("evil.example");
      }
      // The account is as it was.
      const { name, username, passwordHash, emailVerifiedAt } = user;
      expect(await findUser(system.runtime.db, user.id)).toMatchObject({
        ...{ name, username, passwordHash, emailVerifiedAt },
      });
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
    await expect(attempt("2", true)).rejects.toMatchObject({ code: "conflict" });
    await updateUser(system.runtime.db, user.id, { emailVerifiedAt: new Date() });
    await expect(attempt("2", false)).rejects.toMatchObject({ code: "conflict" });
    expect((await attempt("2", true)).user.id).toBe(user.id);
  });

  it("do not spare a person the link that confirms an address which they have not checked", () =>
    withSettings({ emailVerification: "on" }, async () => {
      const attempt = (subject: string, verified: boolean) =>
        signInExternally(system.runtime, known(subject, `wait${subject}@example.test`, verified), origin);
      await expect(attempt("4", false)).rejects.toMatchObject({ code: "forbidden" });
      await attempt("5", true);
    }));

  it("let nobody in who is disabled", async () => {
    const { user } = await signInExternally(system.runtime, known("3", "off@example.test", true), origin);
    await updateUser(system.runtime.db, user.id, { disabledAt: new Date() });
    const attempt = signInExternally(system.runtime, known("3", "off@example.test", true), origin);
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("signing up", () => {
  const typed = { name: "Mia", email: "mia@example.test", username: undefined, password: "a good password" };

  it("gives the default role, a user name from the address, and a SafeStore key of 32 bytes", async () => {
    const { id } = await signUp(system.runtime, typed, origin);
    const user = await findUser(system.runtime.db, id);
    expect(user).toMatchObject({ role: "Consumer", username: "mia", emailVerifiedAt: null, disabledAt: null });
    expect(user?.ownerKey).toHaveLength(32);
    expect(user?.accountNumber).toBeGreaterThanOrEqual(100_001);
    expect(await signUp(system.runtime, { ...typed, email: "mia@elsewhere.test" }, origin)).toMatchObject({
      username: "mia2",
    });
  });

  it("refuses a taken address or name in any case, also when two come at once", async () => {
    await expect(signUp(system.runtime, { ...typed, email: "MIA@example.test" }, origin)).rejects.toMatchObject({
      code: "conflict",
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
    for (const loser of race) if (loser.status === "rejected") expect(loser.reason).toMatchObject({ code: "conflict" });
  });

  it("is closed when an administrator has closed it", () =>
    withSettings({ registrationOpen: false }, async () => {
      const attempt = signUp(system.runtime, { ...typed, email: "late@example.test" }, origin);
      await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
      const external = { provider: "oidc", subject: "9", name: null, email: "late@example.test", emailVerified: true };
      await expect(signInExternally(system.runtime, external, origin)).rejects.toMatchObject({ code: "forbidden" });
    }));
});
