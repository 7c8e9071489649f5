"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { RadioCard } from "@/lib/ui/choice";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Select } from "@/lib/ui/select";
import { RoleSelect } from "../_parts/role-select";
import { Toggle } from "../_parts/toggle";
import { SettingsForm } from "./settings-form";

const DOORS = [
  { value: "open", title: "Open", description: "Anybody may make an account." },
  { value: "invite", title: "By invitation", description: "Only people whom an administrator invites." },
  { value: "closed", title: "Closed", description: "Nobody gets a new account, not by invitation either." },
] as const;

const doorOf = ({ registrationOpen, invitations }: VersionedSettings): string =>
  registrationOpen ? "open" : invitations ? "invite" : "closed";

/** Who gets an account, with which role, and whether addresses are confirmed. */
export function RegistrationForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={(given) => ({
        door: doorOf(given),
        defaultRole: given.defaultRole,
        emailVerification: given.emailVerification as string,
        dynamicRegistration: given.dynamicRegistration,
      })}
      changeOf={({ door, defaultRole, emailVerification, dynamicRegistration }) => ({
        registrationOpen: door === "open",
        invitations: door !== "closed",
        defaultRole,
        emailVerification: emailVerification === "on" || emailVerification === "off" ? emailVerification : "auto",
        dynamicRegistration,
      })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <fieldset className="grid gap-3">
            <legend className="mb-1.5 font-medium">Sign-up</legend>
            {DOORS.map(({ value, title, description }) => (
              <RadioCard key={value} {...register("door")} value={value} title={title} description={description} />
            ))}
          </fieldset>
          <Field
            label="Default role"
            hint="The role of everyone who signs up from now on."
            error={firstMessage(errors.defaultRole)}
          >
            {(control) => <RoleSelect {...control} {...register("defaultRole")} present={settings.defaultRole} />}
          </Field>
          <Field label="Confirm email addresses" error={firstMessage(errors.emailVerification)}>
            {(control) => (
              <Select {...control} {...register("emailVerification")}>
                <option value="auto">Where mail can be sent</option>
                <option value="on">Always</option>
                <option value="off">Never</option>
              </Select>
            )}
          </Field>
          <Toggle
            {...register("dynamicRegistration")}
            title="Clients may register themselves"
            description="RFC 7591, at /auth/oauth/register: for tools that bring their own client."
          />
        </>
      )}
    </SettingsForm>
  );
}
