"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import type { Dialect } from "@/lib/dialects/dialect";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { formatLength } from "@/lib/ui/time";
import { adminSettingsWords } from "@/words/admin-settings";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.lifetimes;

/** What the form shows of a token contract. */
export type ShownDialect = Pick<Dialect, "name" | "title" | "path">;

/** How long tokens live. */
export function LifetimesForm({
  settings,
  dialects,
}: {
  settings: VersionedSettings;
  dialects: readonly ShownDialect[];
}) {
  return (
    <SettingsForm
      settings={settings}
      toValues={({ lifetimes }) => ({ lifetimes })}
      toChange={({ lifetimes }) => ({ lifetimes })}
    >
      {({ register, watch, formState: { errors } }) =>
        dialects.map(({ name, title, path }) => (
          <fieldset key={name} className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-1.5 font-medium">
              {title}: {path}
            </legend>
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
