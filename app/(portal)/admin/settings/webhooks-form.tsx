"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { firstMessage } from "@/lib/ui/form-errors";
import { adminSettingsWords } from "@/words/admin-settings";
import { getLines, LinesField } from "./lines-field";
import { SettingsForm } from "./settings-form";

const words = adminSettingsWords.webhooks;

/** Where webhooks may be sent to beside the Internet. */
export function WebhooksForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      toValues={({ privateWebhookHosts }) => ({ privateWebhookHosts: privateWebhookHosts.join("\n") })}
      toChange={({ privateWebhookHosts }) => ({ privateWebhookHosts: getLines(privateWebhookHosts) })}
    >
      {({ register, formState: { errors } }) => (
        <LinesField
          {...register("privateWebhookHosts")}
          label={words.privateHosts}
          hint={words.privateHostsHint}
          error={firstMessage(errors.privateWebhookHosts)}
        />
      )}
    </SettingsForm>
  );
}
