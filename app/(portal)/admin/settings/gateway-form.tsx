"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Select } from "@/lib/ui/select";
import { adminSettingsWords } from "@/words/admin-settings";
import { getLines, LinesField } from "./lines-field";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.gateway;

const UNLISTED = [
  { value: "auto", label: words.refuseWhenListed },
  { value: "refuse", label: words.alwaysRefuse },
  { value: "any-credential", label: words.letPass },
] as const;

/** Where operations of upstream APIs may lead, and what holds beside them. */
export function GatewayForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      toValues={({ privateUpstreamHosts, unlistedAddresses }) => ({
        privateUpstreamHosts: privateUpstreamHosts.join("\n"),
        unlistedAddresses: unlistedAddresses as string,
      })}
      toChange={({ privateUpstreamHosts, unlistedAddresses }) => ({
        privateUpstreamHosts: getLines(privateUpstreamHosts),
        unlistedAddresses: UNLISTED.find(({ value }) => value === unlistedAddresses)?.value ?? "auto",
      })}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field label={words.unlisted} hint={words.unlistedHint} error={firstMessage(errors.unlistedAddresses)}>
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
          <LinesField
            {...register("privateUpstreamHosts")}
            label={words.privateUpstreams}
            hint={words.privateUpstreamsHint}
            error={firstMessage(errors.privateUpstreamHosts)}
          />
        </>
      )}
    </SettingsForm>
  );
}
