"use client";

import {
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  get,
  type Resolver,
  set,
  useForm,
} from "react-hook-form";
import type { Call } from "@/lib/contracts/call";
import type { CallBody } from "@/lib/hooks/call-api";
import { showApiError } from "@/lib/ui/form-errors";

interface Problem {
  path: readonly PropertyKey[];
  message: string;
}

interface CallFormOptions<C extends Call, Values extends FieldValues> {
  call: C;
  /** What stands in the form: at first, and whenever it is fetched anew, in fields that nobody has touched. */
  values: Values;
  /** What is sent of them. */
  toBody: (values: Values) => CallBody<C>;
  /** What is refused beside what the contract refuses. */
  findProblems?: (values: Values) => readonly Problem[];
  send: (body: CallBody<C>, values: Values) => Promise<unknown>;
  /** Takes a refusal that has its own place; gives whether it did. */
  refused?: (error: unknown) => boolean;
}

/** The field of the form that a path of the body belongs to: `scopes.2` to `scopes`; none for what it does not show. */
function findField(values: FieldValues, path: readonly PropertyKey[]): string[] {
  const [first, ...rest] = path.map(String);
  if (first === undefined || !Object.hasOwn(values, first)) return [];
  const value: unknown = values[first];
  const goesDeeper = typeof value === "object" && value !== null && !Array.isArray(value);
  return [first, ...(goesDeeper ? findField(value as FieldValues, rest) : [])];
}

/**
 * A form that makes one call. It is checked by the call's own contract, so that page and server refuse the same things
 * in the same words; what the server refuses stands at the field that it names.
 */
export function useCallForm<C extends Call, Values extends FieldValues>({
  call,
  values,
  toBody,
  findProblems = () => [],
  send,
  refused,
}: CallFormOptions<C, Values>) {
  const resolver: Resolver<Values> = (given) => {
    const errors: FieldErrors = {};
    const refusals: readonly Problem[] = call.body.safeParse(toBody(given)).error?.issues ?? [];
    for (const { path, message } of [...refusals, ...findProblems(given)]) {
      const name = findField(given, path).join(".") || "root";
      if (!get(errors, name)) set(errors, name, { type: "contract", message });
    }
    return Object.keys(errors).length > 0
      ? { values: {}, errors: errors as FieldErrors<Values> }
      : { values: given, errors: {} };
  };
  const form = useForm<Values>({
    defaultValues: values as DefaultValues<Values>,
    values,
    resetOptions: { keepDirtyValues: true },
    resolver,
  });
  const submit = form.handleSubmit(async (given) => {
    try {
      await send(toBody(given), given);
    } catch (error) {
      if (refused?.(error)) return;
      showApiError(error, form.setError, Object.keys(values) as FieldPath<Values>[]);
    }
  });
  return { form, submit };
}
