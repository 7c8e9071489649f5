"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ApiError } from "@/lib/api-error";
import { accessRequestForm } from "@/lib/contracts/access-requests";
import { currentPerson, giveSessionCookie, requestOrigin } from "@/lib/http/session";
import { acceptAccess, type HandedOver } from "@/lib/portal/access-requests/accept-access";
import { askForAccess } from "@/lib/portal/access-requests/access-requests";
import { runtime } from "@/lib/runtime";
import { invalid, refused, text } from "../../(account)/_parts/form-answers";
import type { FormState } from "../../(account)/form-state";

/** Sends a request for access, then goes to its private page. */
export async function askForAccessAction(_state: FormState, form: FormData): Promise<FormState> {
  const fields = ["name", "organization", "email", "integrationType", "description"] as const;
  const checked = accessRequestForm.safeParse(Object.fromEntries(fields.map((name) => [name, text(form, name)])));
  if (!checked.success) return invalid(checked.error, form);
  let token: string;
  try {
    ({ token } = await askForAccess(runtime(), checked.data, await requestOrigin()));
  } catch (error) {
    return refused(error, form);
  }
  redirect(`/request-access/${token}?sent=1`);
}

/** What the form of a one-time link knows after it was sent: the credential, this once. */
export interface AcceptState extends FormState {
  credential?: HandedOver;
}

const accepting = z.object({ token: z.string().max(200), password: z.string().max(256) });

/** Takes the credential of a one-time link over; signs in whoever chose a password with it. */
export async function acceptAccessAction(_state: AcceptState, form: FormData): Promise<AcceptState> {
  const checked = accepting.safeParse({ token: text(form, "token"), password: text(form, "password") });
  if (!checked.success) return invalid(checked.error, form);
  const { token, password } = checked.data;
  try {
    const given = { password, person: await currentPerson() };
    const { session, credential } = await acceptAccess(runtime(), token, given, await requestOrigin());
    await giveSessionCookie(session);
    return { status: "done", credential };
  } catch (error) {
    const isSpent = error instanceof ApiError && error.details.some(({ field }) => field === "token");
    return isSpent ? { status: "error", message: error.message } : refused(error, form);
  }
}
