import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { uiWords } from "@/words/ui";
import { ApiCallError } from "../hooks/call-api";
import { errorText } from "./error-state";

const words = uiWords.formErrors;

/** The first message in what a form knows of a field's errors; lists keep theirs one level down. */
export function firstMessage(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string" && error.message) return error.message;
  for (const inner of Object.values(error)) {
    const message = firstMessage(inner);
    if (message) return message;
  }
  return undefined;
}

/** What a refused call says about one field, or else about the whole; for small forms of a single field. */
export function fieldRefusal(error: unknown, field: string): string | undefined {
  if (!error) return undefined;
  const detail = error instanceof ApiCallError ? error.details.find((each) => each.field === field) : undefined;
  return detail?.message ?? errorText(error);
}

/**
 * Puts what the server refused at the fields it names, and the rest at the form's head (`root`). `names` are the fields
 * that the form shows; `redirectUris.2` belongs to `redirectUris`.
 */
export function showApiError<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  names: readonly FieldPath<Values>[],
): void {
  const details = error instanceof ApiCallError ? error.details : [];
  let placed = false;
  for (const { field, message } of details) {
    const name = names.find((each) => field === each || field?.startsWith(`${each}.`));
    if (!name) continue;
    setError(name, { type: "server", message }, { shouldFocus: !placed });
    placed = true;
  }
  if (placed) return;
  const message = error instanceof Error && error.message ? error.message : words.failed;
  setError("root", { type: "server", message });
}
