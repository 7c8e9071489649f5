import type { z } from "zod";
import { ApiError } from "@/lib/api-error";
import { requestOrigin } from "@/lib/http/session";
import { AccessError } from "@/lib/refusals/access-error";
import { runtime } from "@/lib/runtime";
import { accountWords } from "@/words/account";
import type { FormState } from "../form-state";

const words = accountWords.formAnswers;

/** A field of a form as text; "" where it is missing or a file. */
export const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

const KEPT = ["identifier", "name", "email", "username", "organization", "integrationType", "description"];

/** What was typed, to stand in the form again; never a password, never a token. */
export const typed = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = text(form, name);
      return value ? [[name, value]] : [];
    }),
  );

/** The answer to something thrown: at its fields where it names any, else for the form as a whole. */
export async function refused(error: unknown, form: FormData): Promise<FormState> {
  const values = typed(form);
  const isBusy = error instanceof Error && error.name === "PasswordsBusyError";
  if (error instanceof AccessError || isBusy) return { status: "error", message: error.message, values };
  if (error instanceof ApiError) {
    const fields = Object.fromEntries(
      error.details.flatMap(({ field, message }) => (field && field !== "token" ? [[field, message]] : [])),
    );
    return Object.keys(fields).length > 0
      ? { status: "error", fields, values }
      : { status: "error", message: error.message, values };
  }
  const { requestId } = await requestOrigin();
  runtime().log.error({ err: error, requestId }, "a form failed");
  return { status: "error", message: words.failed(requestId), values };
}

/** The answer to what does not fit a schema, at its fields. */
export function invalid(error: z.ZodError, form: FormData): FormState {
  const fields: Record<string, string> = {};
  for (const { path, message } of error.issues) fields[path.join(".")] ??= message;
  return { status: "error", fields, values: typed(form) };
}
