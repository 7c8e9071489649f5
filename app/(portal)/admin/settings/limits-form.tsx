"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { CREDENTIAL_KIND_NAMES, getKindFacts } from "@/lib/credentials/kinds/credential-kinds";
import { Field } from "@/lib/ui/field";
import { firstMessage } from "@/lib/ui/form-errors";
import { Input } from "@/lib/ui/input";
import { adminSettingsWords } from "@/words/admin-settings";
import { credentialTitle } from "../../_shell/credential-places";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.limits;

const LIMITS = [
  ...CREDENTIAL_KIND_NAMES.map((kind) => ({
    name: `limits.${getKindFacts(kind).limit.setting}` as const,
    label: credentialTitle(kind),
  })),
  { name: "limits.apps", label: words.apps },
  { name: "limits.addresses", label: words.addressesAllowList },
  { name: "limits.webhooks", label: words.webhooks },
] as const;

/** How many of each kind one person may hold. */
export function LimitsForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm settings={settings} toValues={({ limits }) => ({ limits })} toChange={({ limits }) => ({ limits })}>
      {({ register, getFieldState, formState }) => (
        <div className="grid gap-4 sm:grid-cols-2">
          {LIMITS.map(({ name, label }) => (
            <Field key={name} label={label} error={firstMessage(getFieldState(name, formState).error)}>
              {(control) => <Input {...control} {...register(name, { valueAsNumber: true })} type="number" min={0} />}
            </Field>
          ))}
        </div>
      )}
    </SettingsForm>
  );
}
