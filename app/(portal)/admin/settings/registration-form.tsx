"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { RadioCard } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Select } from "@/lib/ui/select";
import { adminSettingsWords } from "@/words/admin-settings";
import { commonWords } from "@/words/common";
import { Toggle } from "../../_parts/toggle";
import { RoleSelect } from "../_parts/role-select";
import { getLines, LinesField } from "./lines-field";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.registration;

const DOORS = [
  { value: "open", title: commonWords.open, description: words.openText },
  { value: "invite", title: words.byInvitation, description: words.byInvitationText },
  { value: "closed", title: words.closed, description: words.closedText },
] as const;

const getDoor = ({ registrationOpen, invitations }: VersionedSettings): string =>
  registrationOpen ? "open" : invitations ? "invite" : "closed";

/** Who gets an account, with which role, and whether addresses are confirmed. */
export function RegistrationForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      toValues={(given) => ({
        door: getDoor(given),
        defaultRole: given.defaultRole,
        emailVerification: given.emailVerification as string,
        dynamicRegistration: given.dynamicRegistration,
        privateUseSchemes: given.privateUseSchemes.join("\n"),
      })}
      toChange={({ door, defaultRole, emailVerification, dynamicRegistration, privateUseSchemes }) => ({
        registrationOpen: door === "open",
        invitations: door !== "closed",
        defaultRole,
        emailVerification: emailVerification === "on" || emailVerification === "off" ? emailVerification : "auto",
        dynamicRegistration,
        privateUseSchemes: getLines(privateUseSchemes),
      })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <fieldset className="grid gap-3">
            <legend className="mb-1.5 font-medium">{words.signUp}</legend>
            {DOORS.map(({ value, title, description }) => (
              <RadioCard key={value} {...register("door")} value={value} title={title} description={description} />
            ))}
          </fieldset>
          <Field label={words.defaultRole} hint={words.defaultRoleHint} error={firstMessage(errors.defaultRole)}>
            {(control) => <RoleSelect {...control} {...register("defaultRole")} present={settings.defaultRole} />}
          </Field>
          <Field label={words.confirmEmailAddresses} error={firstMessage(errors.emailVerification)}>
            {(control) => (
              <Select {...control} {...register("emailVerification")}>
                <option value="auto">{words.confirmWhereMail}</option>
                <option value="on">{words.confirmAlways}</option>
                <option value="off">{commonWords.never}</option>
              </Select>
            )}
          </Field>
          <Toggle
            {...register("dynamicRegistration")}
            title={words.clientsRegisterThemselves}
            description={words.clientsRegisterThemselvesDescription}
          />
          <LinesField
            {...register("privateUseSchemes")}
            label={words.privateUseSchemes}
            hint={words.privateUseSchemesHint}
            error={firstMessage(errors.privateUseSchemes)}
          />
        </>
      )}
    </SettingsForm>
  );
}
