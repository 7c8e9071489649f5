"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { formatLength } from "@/lib/ui/time";
import { adminSettingsWords } from "@/words/admin-settings";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.lifetimes;

const DIALECTS = [
  { name: "standard", title: words.standard },
  { name: "admin", title: words.admin },
  { name: "b2b", title: words.b2b },
  { name: "consumer", title: words.consumer },
  { name: "basic", title: words.basic },
] as const;

/** How long tokens live. */
export function LifetimesForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={({ lifetimes }) => ({ lifetimes })}
      changeOf={({ lifetimes }) => ({ lifetimes })}
    >
      {({ register, watch, formState: { errors } }) =>
        DIALECTS.map(({ name, title }) => (
          <fieldset key={name} className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-1.5 font-medium">{title}</legend>
            {(["accessToken", "refreshToken"] as const).map((token) => (
              <Field
                key={token}
                label={token === "accessToken" ? words.accessToken : words.refreshToken}
                aside={formatLength(watch(`lifetimes.${name}.${token}`))}
                error={firstMessage(errors.lifetimes?.[name]?.[token])}
              >
                {(control) => (
                  <Input
                    {...control}
                    {...register(`lifetimes.${name}.${token}`, { valueAsNumber: true })}
                    type="number"
                    min={10}
                  />
                )}
              </Field>
            ))}
          </fieldset>
        ))
      }
    </SettingsForm>
  );
}
