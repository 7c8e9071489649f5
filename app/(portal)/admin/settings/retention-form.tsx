"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { adminSettingsWords } from "@/words/admin-settings";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.retention;

const KEPT = [
  { name: "retention.requests", label: words.requests, hint: words.requestsHint },
  { name: "retention.usage", label: words.usage, hint: words.usageHint },
  { name: "retention.imports", label: words.imports, hint: words.importsHint },
  { name: "retention.deliveries", label: words.deliveries, hint: words.deliveriesHint },
  { name: "retention.ended", label: words.ended, hint: words.endedHint },
] as const;

/** For how many days things are kept that nobody needs to act. */
export function RetentionForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      toValues={({ retention }) => ({ retention })}
      toChange={({ retention }) => ({ retention })}
    >
      {({ register, getFieldState, formState }) => (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {KEPT.map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} error={firstMessage(getFieldState(name, formState).error)}>
              {(control) => <Input {...control} {...register(name, { valueAsNumber: true })} type="number" min={1} />}
            </Field>
          ))}
        </div>
      )}
    </SettingsForm>
  );
}
