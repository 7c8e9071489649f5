import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { useNow } from "@/lib/ui/relative-time";
import { Select } from "@/lib/ui/select";
import { formatDay } from "@/lib/ui/time";
import { expiryOf, type HeldValues, LIFETIMES } from "./held-values";

interface LifetimeFieldsProps {
  form: UseFormReturn<HeldValues>;
  short: string;
  /** The expiry of one that is there already, `null` for none: it can be kept. */
  present?: string | null;
}

function consequence(lifetime: HeldValues["lifetime"], end: Date | null, short: string): string | undefined {
  if (end) return `It stops working on ${formatDay(end)}.`;
  if (lifetime !== "never") return undefined;
  return `It works until you revoke it. A ${short} with an end is safer when it gets lost.`;
}

/** When the credential ends, with the date that this comes to. */
export function LifetimeFields({ form, short, present }: LifetimeFieldsProps) {
  const now = useNow();
  const [lifetime, expiresAt] = form.watch(["lifetime", "expiresAt"]);
  const end = expiryOf({ lifetime, expiresAt }, now);
  const error = firstMessage(form.formState.errors.expiresAt);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Expires"
        hint={consequence(lifetime, end, short)}
        error={lifetime === "date" ? undefined : error}
        className={lifetime === "date" ? "" : "sm:col-span-2"}
      >
        {(control) => (
          <Select {...control} {...form.register("lifetime")}>
            {present !== undefined && (
              <option value="keep">{present ? `On ${formatDay(new Date(present))}, as now` : "Never, as now"}</option>
            )}
            {LIFETIMES.map(({ value, label }) => (
              <option key={value} value={value}>
                {present !== undefined && /^\d/.test(value) ? `${label} from now` : label}
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
