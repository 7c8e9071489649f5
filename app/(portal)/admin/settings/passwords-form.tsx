"use client";

import { PASSWORD_KINDS, type VersionedSettings } from "@/lib/contracts/settings";
import { Checkbox } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { adminSettingsWords } from "@/words/admin-settings";
import { Toggle } from "../../_parts/toggle";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.passwords;

/** What a new password must be, wherever one is chosen. */
export function PasswordsForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      toValues={({ passwords: { kinds, ...rules } }) => ({
        passwords: rules,
        kinds: Object.fromEntries(PASSWORD_KINDS.map((kind) => [kind, kinds.includes(kind)])),
      })}
      toChange={({ passwords, kinds }) => ({
        passwords: { ...passwords, kinds: PASSWORD_KINDS.filter((kind) => kinds[kind]) },
      })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field label={words.length} hint={words.lengthHint} error={firstMessage(errors.passwords?.minLength)}>
            {(control) => (
              <Input
                {...control}
                {...register("passwords.minLength", { valueAsNumber: true })}
                type="number"
                min={8}
                max={128}
                className="max-w-[120px]"
              />
            )}
          </Field>
          <Toggle {...register("passwords.refuseCommon")} title={words.common} description={words.commonText} />
          <Toggle {...register("passwords.refuseOwn")} title={words.own} description={words.ownText} />
          <fieldset className="grid gap-3">
            <legend className="mb-1.5 font-medium">{words.kinds}</legend>
            <p className="text-muted text-sm">{words.kindsText}</p>
            <div className="grid gap-2 sm:grid-cols-2">
              {PASSWORD_KINDS.map((kind) => (
                <div key={kind} className="flex items-center gap-3">
                  <Checkbox {...register(`kinds.${kind}`)} id={`kind-${kind}`} />
                  <label htmlFor={`kind-${kind}`}>{words[kind]}</label>
                </div>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </SettingsForm>
  );
}
