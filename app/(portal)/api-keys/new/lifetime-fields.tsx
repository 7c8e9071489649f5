import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { useNow } from "@/lib/ui/relative-time";
import { Select } from "@/lib/ui/select";
import { formatDay } from "@/lib/ui/time";
import { type ApiKeyValues, expiryOf, LIFETIMES } from "./api-key-values";

/** When the key ends, with the date that this comes to. */
export function LifetimeFields({ form }: { form: UseFormReturn<ApiKeyValues> }) {
  const now = useNow();
  const [lifetime, expiresAt] = form.watch(["lifetime", "expiresAt"]);
  const end = expiryOf({ lifetime, expiresAt }, now);
  const error = firstMessage(form.formState.errors.expiresAt);
  const consequence = end
    ? `It stops working on ${formatDay(end)}.`
    : "It works until you revoke it. A key with an end is safer when it gets lost.";
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Expires"
        hint={lifetime === "date" && !end ? undefined : consequence}
        error={lifetime === "date" ? undefined : error}
      >
        {(control) => (
          <Select {...control} {...form.register("lifetime")}>
            {LIFETIMES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {lifetime === "date" && (
        <Field label="Last day" error={error}>
          {(control) => <Input {...control} {...form.register("expiresAt")} type="date" />}
        </Field>
      )}
    </div>
  );
}
