"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { SettingsForm } from "./settings-form";

const LIMITS = [
  { name: "limits.apiKeys", label: "API keys" },
  { name: "limits.tokens", label: "Access tokens" },
  { name: "limits.credentials", label: "B2B logins" },
  { name: "limits.apps", label: "Apps" },
  { name: "limits.addresses", label: "Addresses on an allow list" },
  { name: "limits.webhooks", label: "Webhooks" },
  { name: "passwords.minLength", label: "Characters of a password, at least" },
] as const;

/** How many of each kind one person may hold, and the rules of passwords. */
export function LimitsForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={({ limits, passwords }) => ({ limits, passwords })}
      changeOf={({ limits, passwords }) => ({ limits, passwords })}
    >
      {({ register, getFieldState, formState }) => (
        <div className="grid gap-4 sm:grid-cols-2">
          {LIMITS.map(({ name, label }) => (
            <Field key={name} label={label} error={firstMessage(getFieldState(name, formState).error)}>
              {(control) => <Input {...control} {...register(name, { valueAsNumber: true })} type="number" min={0} />}
            </Field>
          ))}
        </div>
      )}
    </SettingsForm>
  );
}
