"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ApiError } from "@/lib/api-error";
import { signUp as signUpCall } from "@/lib/contracts/account";
import { password } from "@/lib/contracts/fields";
import { giveHalfSignIn, readHalfSignIn } from "@/lib/http/half-sign-in";
import { keepKnownBrowser } from "@/lib/http/known-browser-cookie";
import { currentPerson, endCurrentSession, giveSessionCookie, requestOrigin, signInOrigin } from "@/lib/http/session";
import { confirmEmail, resendVerification } from "@/lib/portal/accounts/email-verification";
import { requestPasswordReset, resetPassword } from "@/lib/portal/accounts/password-reset";
import { finishSignIn, SecondFactorNeeded, signIn } from "@/lib/portal/accounts/sign-in";
import { signUp } from "@/lib/portal/accounts/sign-up";
import { runtime } from "@/lib/runtime";
import { verificationRequired } from "@/lib/settings/settings";
import { accountWords } from "@/words/account";
import { invalid, refused, text, typed } from "./_parts/form-answers";
import { localPath, withCallback } from "./_parts/local-path";
import type { FormState } from "./form-state";

const words = accountWords.actions;

/** Signs in with email or user name and password, then goes to `callbackUrl`; by way of the second factor, if there is one. */
export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  const identifier = text(form, "identifier").trim();
  const given = { identifier, password: text(form, "password") };
  const fields = {
    ...(given.identifier === "" && { identifier: words.whoMissing }),
    ...(given.password === "" && { password: words.passwordMissing }),
  };
  if (Object.keys(fields).length > 0) return { status: "error", fields, values: typed(form) };
  let next = localPath(text(form, "callbackUrl"));
  try {
    await giveSessionCookie(await signIn(runtime(), given, await signInOrigin()));
  } catch (error) {
    if (!(error instanceof SecondFactorNeeded)) return refused(error, form);
    await giveHalfSignIn(runtime(), error.half);
    next = withCallback("/login/code", next);
  }
  redirect(next);
}

/** The second step of signing in: a code of the authenticator app, or a recovery code. */
export async function secondFactorAction(_state: FormState, form: FormData): Promise<FormState> {
  const code = text(form, "code").trim();
  if (code === "") return { status: "error", fields: { code: words.codeMissing } };
  const half = await readHalfSignIn(runtime());
  if (!half) redirect("/login?error=CodeExpired");
  try {
    const session = await finishSignIn(runtime(), half, code.slice(0, 40), await signInOrigin());
    await giveSessionCookie(session);
    await giveHalfSignIn(runtime(), null);
  } catch (error) {
    if (error instanceof ApiError && error.code === "unauthorized") redirect("/login?error=CodeExpired");
    return refused(error, form);
  }
  redirect(localPath(text(form, "callbackUrl")));
}

/** Makes an account and signs in; where addresses must be confirmed first, goes to the page that says so. */
export async function signUpAction(_state: FormState, form: FormData): Promise<FormState> {
  const checked = signUpCall.body.safeParse({
    name: text(form, "name"),
    email: text(form, "email"),
    username: text(form, "username").trim() || undefined,
    password: text(form, "password"),
  });
  if (!checked.success) return invalid(checked.error, form);
  let next = localPath(text(form, "callbackUrl"));
  try {
    const origin = await signInOrigin();
    const user = await signUp(runtime(), checked.data, origin);
    if (await verificationRequired(runtime())) next = "/verify-email";
    else await giveSessionCookie(await signIn(runtime(), { ...checked.data, identifier: user.email }, origin));
  } catch (error) {
    return refused(error, form);
  }
  redirect(next);
}

/** Ends the session and goes to the sign-in page. */
export async function signOutAction(): Promise<void> {
  await endCurrentSession();
  redirect("/login");
}

/** Mails a link to choose a new password; says the same whether or not somebody has that address. */
export async function requestPasswordResetAction(_state: FormState, form: FormData): Promise<FormState> {
  const identifier = text(form, "identifier").trim();
  if (identifier === "") {
    return { status: "error", fields: { identifier: words.whoMissing } };
  }
  try {
    await requestPasswordReset(runtime(), identifier, await requestOrigin());
  } catch (error) {
    return refused(error, form);
  }
  return { status: "done", message: words.resetSent };
}

const purpose = z.enum(["reset-password", "invitation"]).default("reset-password");

/** Sets a new password with a link from a mail, then goes to sign in. */
export async function resetPasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  const checked = z.object({ token: z.string().max(200), password, purpose }).safeParse({
    purpose: text(form, "purpose") || undefined,
    token: text(form, "token"),
    password: text(form, "password"),
  });
  if (!checked.success) return invalid(checked.error, form);
  try {
    const { userId } = await resetPassword(runtime(), checked.data, await requestOrigin());
    // Whoever reads the mail of that address is no stranger, however many have tried to get in.
    await keepKnownBrowser(runtime(), userId);
  } catch (error) {
    return error instanceof ApiError && error.details.some(({ field }) => field === "token")
      ? { status: "error", message: error.message }
      : refused(error, form);
  }
  redirect("/login?reset=done");
}

/** Mails the link that confirms an address once more: to whoever is signed in, or to the `identifier` of the form. */
export async function resendVerificationAction(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const person = await currentPerson();
    const identifier = person?.user.email ?? text(form, "identifier");
    await resendVerification(runtime(), identifier, await requestOrigin());
  } catch (error) {
    return refused(error, form);
  }
  return { status: "done", message: words.verificationSent };
}

/** Confirms an email address with a link from a mail. */
export async function verifyEmailAction(_state: FormState, form: FormData): Promise<FormState> {
  try {
    const confirmed = await confirmEmail(runtime(), text(form, "token").slice(0, 200), await requestOrigin());
    if (confirmed) return { status: "done", message: words.confirmed };
  } catch (error) {
    return refused(error, form);
  }
  return { status: "error", message: words.linkSpent };
}
