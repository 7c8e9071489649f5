"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { adminSettingsWords } from "@/words/admin-settings";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.plugins;

const BOUNDS = [
  { name: "plugins.memoryMegabytes", label: words.memory, hint: words.memoryHint },
  { name: "plugins.runSeconds", label: words.run, hint: words.runHint },
] as const;

/** What a plugin may use before it is ended. */
export function PluginsForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      toValues={({ plugins }) => ({ plugins })}
      toChange={({ plugins }) => ({ plugins })}
    >
      {({ register, getFieldState, formState }) => (
        <div className="grid gap-4 sm:grid-cols-2">
          {BOUNDS.map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} error={firstMessage(getFieldState(name, formState).error)}>
              {(control) => <Input {...control} {...register(name, { valueAsNumber: true })} type="number" min={1} />}
            </Field>
          ))}
        </div>
      )}
    </SettingsForm>
  );
}
