"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { SettingsForm } from "./settings-form";

const DIALECTS = [
  { name: "standard", title: "Standard: /auth/oauth/token" },
  { name: "admin", title: "Admin: /api/oauth/token" },
  { name: "b2b", title: "B2B: /auth/login" },
  { name: "consumer", title: "Consumer: /consumer/login" },
  { name: "basic", title: "Basic: /authorization/token" },
] as const;

/** How long tokens live. */
export function LifetimesForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={({ lifetimes }) => ({ lifetimes })}
      changeOf={({ lifetimes }) => ({ lifetimes })}
    >
      {({ register, formState: { errors } }) =>
        DIALECTS.map(({ name, title }) => (
          <fieldset key={name} className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-1.5 font-medium">{title}</legend>
            {(["accessToken", "refreshToken"] as const).map((token) => (
              <Field
                key={token}
                label={token === "accessToken" ? "Access token" : "Refresh token"}
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
