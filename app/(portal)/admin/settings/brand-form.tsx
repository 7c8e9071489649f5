"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { SettingsForm } from "./settings-form";

/** The portal's name and accent colour. */
export function BrandForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={({ brandName, brandAccent }) => ({ brandName, brandAccent: brandAccent ?? "" })}
      changeOf={({ brandName, brandAccent }) => ({ brandName, brandAccent: brandAccent.trim() || null })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field label="Name" error={firstMessage(errors.brandName)}>
            {(control) => <Input {...control} {...register("brandName")} autoComplete="off" maxLength={40} />}
          </Field>
          <Field
            label="Accent colour"
            aside="optional"
            hint="Such as #0F766E. Empty: its own."
            error={firstMessage(errors.brandAccent)}
          >
            {(control) => <Input {...control} {...register("brandAccent")} autoComplete="off" spellCheck={false} />}
          </Field>
        </>
      )}
    </SettingsForm>
  );
}
