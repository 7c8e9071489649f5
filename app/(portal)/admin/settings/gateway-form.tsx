"use client";

import type { VersionedSettings } from "@/lib/contracts/settings";
import { Toggle } from "../_parts/toggle";
import { SettingsForm } from "./settings-form";

/** Where operations of upstream APIs may lead. */
export function GatewayForm({ settings }: { settings: VersionedSettings }) {
  return (
    <SettingsForm
      settings={settings}
      valuesOf={({ privateUpstreams }) => ({ privateUpstreams })}
      changeOf={(values) => values}
    >
      {({ register }) => (
        <Toggle
          {...register("privateUpstreams")}
          title="Upstreams may have private addresses"
          description="Allow it where the APIs behind the gate stand in your own network. The address is looked at anew at each connection."
        />
      )}
    </SettingsForm>
  );
}
