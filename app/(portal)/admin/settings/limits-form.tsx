"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { adminSettingsWords } from "@/words/admin-settings";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.limits;

const LIMITS = [
  { name: "limits.apiKeys", label: words.apiKeys },
  { name: "limits.tokens", label: words.accessTokens },
  { name: "limits.credentials", label: words.b2bLogins },
  { name: "limits.apps", label: words.apps },
  { name: "limits.addresses", label: words.addressesAllowList },
  { name: "limits.webhooks", label: words.webhooks },
] as const;

/** How many of each kind one person may hold. */
export function LimitsForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm settings={settings} valuesOf={({ limits }) => ({ limits })} changeOf={({ limits }) => ({ limits })}>
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
