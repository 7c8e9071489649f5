"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Select } from "@/lib/ui/select";
import { Toggle } from "../_parts/toggle";
import { SettingsForm } from "./settings-form";

const UNLISTED = [
  { value: "auto", label: "Refuse, once any operation is listed" },
  { value: "refuse", label: "Always refuse" },
  { value: "any-credential", label: "Let any good credential pass" },
] as const;

/** Where operations of upstream APIs may lead, and what holds beside them. */
export function GatewayForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={({ privateUpstreams, unlistedAddresses }) => ({
        privateUpstreams,
        unlistedAddresses: unlistedAddresses as string,
      })}
      changeOf={({ privateUpstreams, unlistedAddresses }) => ({
        privateUpstreams,
        unlistedAddresses: UNLISTED.find(({ value }) => value === unlistedAddresses)?.value ?? "auto",
      })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field
            label="Addresses that no operation lists"
            hint="What /auth/verify tells a proxy of them, unless it names a scope itself."
            error={firstMessage(errors.unlistedAddresses)}
          >
            {(control) => (
              <Select {...control} {...register("unlistedAddresses")}>
                {UNLISTED.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Toggle
            {...register("privateUpstreams")}
            title="Upstreams may have private addresses"
            description="Allow it where the APIs behind the gate stand in your own network. The address is looked at anew at each connection."
          />
        </>
      )}
    </SettingsForm>
  );
}
