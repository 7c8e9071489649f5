import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { useNow } from "@/lib/ui/relative-time";
import { Select } from "@/lib/ui/select";
import { useTimes } from "@/lib/ui/use-times";
import { commonWords } from "@/words/common";
import { credentialWords } from "@/words/credentials";
import { type CredentialValues, LIFETIMES, toExpiry } from "./credential-values";

const words = credentialWords.lifetimeFields;

interface LifetimeFieldsProps {
  form: UseFormReturn<CredentialValues>;
  short: string;
  /** The expiry of one that is there already, `null` for none: it can be kept. */
  present?: string | null;
}

function consequence(lifetime: CredentialValues["lifetime"], end: string | null, short: string): string | undefined {
  if (end) return words.stopsWorking(end);
  if (lifetime !== "never") return undefined;
  return words.neverStops(short);
}

/** When the credential ends, with the date that this comes to. */
export function LifetimeFields({ form, short, present }: LifetimeFieldsProps) {
  const { formatDay } = useTimes();
  const now = useNow();
  const [lifetime, expiresAt] = form.watch(["lifetime", "expiresAt"]);
  const end = toExpiry({ lifetime, expiresAt }, now);
  const error = firstMessage(form.formState.errors.expiresAt);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label={commonWords.expires}
        hint={consequence(lifetime, end && formatDay(end), short)}
        error={lifetime === "date" ? undefined : error}
        className={lifetime === "date" ? "" : "sm:col-span-2"}
      >
        {(control) => (
          <Select {...control} {...form.register("lifetime")}>
            {present !== undefined && (
              <option value="keep">{present ? words.onAsNow(formatDay(new Date(present))) : words.neverAsNow}</option>
            )}
            {LIFETIMES.map(({ value, label }) => (
              <option key={value} value={value}>
                {present !== undefined && /^\d/.test(value) ? words.fromNow(label) : label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {lifetime === "date" && (
        <Field label={words.lastDay} error={error}>
          {(control) => <Input {...control} {...form.register("expiresAt")} type="date" />}
        </Field>
      )}
    </div>
  );
}
