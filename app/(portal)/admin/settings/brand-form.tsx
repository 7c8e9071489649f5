"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { adminSettingsWords } from "@/words/admin-settings";
import { commonWords } from "@/words/common";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.brand;

/** The portal's name and accent colour. */
export function BrandForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      toValues={({ brandName, brandAccent }) => ({ brandName, brandAccent: brandAccent ?? "" })}
      toChange={({ brandName, brandAccent }) => ({ brandName, brandAccent: brandAccent.trim() || null })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field label={commonWords.name} error={firstMessage(errors.brandName)}>
            {(control) => <Input {...control} {...register("brandName")} autoComplete="off" maxLength={40} />}
          </Field>
          <Field
            label={words.accentColour}
            aside={commonWords.optional}
            hint={words.accentColourHint}
            error={firstMessage(errors.brandAccent)}
          >
            {(control) => <Input {...control} {...register("brandAccent")} autoComplete="off" spellCheck={false} />}
          </Field>
        </>
      )}
    </SettingsForm>
  );
}
