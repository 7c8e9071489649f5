"use client";

import { PASSWORD_KINDS, type PasswordKind, type VersionedSettings } from "@/lib/contracts/settings";
import { Checkbox } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { Toggle } from "../_parts/toggle";
import { SettingsForm } from "./settings-form";

const KINDS: Record<PasswordKind, string> = {
  lower: "A small letter",
  upper: "A capital letter",
  digit: "A digit",
  symbol: "Neither letter nor digit",
};

/** What a new password must be, wherever one is chosen. */
export function PasswordsForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={({ passwords: { kinds, ...rules } }) => ({
        passwords: rules,
        kinds: Object.fromEntries(PASSWORD_KINDS.map((kind) => [kind, kinds.includes(kind)])),
      })}
      changeOf={({ passwords, kinds }) => ({
        passwords: { ...passwords, kinds: PASSWORD_KINDS.filter((kind) => kinds[kind]) },
      })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field
            label="Characters, at least"
            hint="8 to 128. Where a password alone signs in, 15 is the advice of NIST SP 800-63B."
            error={firstMessage(errors.passwords?.minLength)}
          >
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
          <Toggle
            {...register("passwords.refuseCommon")}
            title="Refuse passwords that are guessed first"
            description="The ones that leaked most often, repetitions and runs such as abcdefgh."
          />
          <Toggle
            {...register("passwords.refuseOwn")}
            title="Refuse a person's own name"
            description="Name, email address, user name, or the name of this site, with no more than a number to it."
          />
          <fieldset className="grid gap-3">
            <legend className="mb-1.5 font-medium">Every password needs</legend>
            <p className="text-muted text-sm">
              Only where a policy demands it: such rules make passwords no better, and people write them down.
            </p>
            <div className="grid gap-2 sm:grid-cols-2">
              {PASSWORD_KINDS.map((kind) => (
                <div key={kind} className="flex items-center gap-3">
                  <Checkbox {...register(`kinds.${kind}`)} id={`kind-${kind}`} />
                  <label htmlFor={`kind-${kind}`}>{KINDS[kind]}</label>
                </div>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </SettingsForm>
  );
}
