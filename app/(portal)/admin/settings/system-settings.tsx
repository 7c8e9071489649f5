"use client";

import { getSettings, type VersionedSettings } from "@/lib/contracts/settings";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Section } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { Fetched } from "../_parts/fetched";
import { BrandForm } from "./brand-form";
import { GatewayForm } from "./gateway-form";
import { LifetimesForm } from "./lifetimes-form";
import { LimitsForm } from "./limits-form";
import { RegistrationForm } from "./registration-form";

function Sections({ settings }: { settings: VersionedSettings }) {
  return (
    <>
      <Section id="registration" title="Registration" description="Who gets an account, and how they begin.">
        <RegistrationForm settings={settings} />
      </Section>
      <Section
        id="lifetimes"
        title="Token lifetimes"
        description="In seconds, by the contract that the client speaks. Refresh tokens are counted from their last use."
      >
        <LifetimesForm settings={settings} />
      </Section>
      <Section
        id="limits"
        title="Limits"
        description="How many of each kind one person may hold, and how good a password must be."
      >
        <LimitsForm settings={settings} />
      </Section>
      <Section id="gateway" title="Gateway" description="Operations of upstream APIs that are forwarded from here.">
        <GatewayForm settings={settings} />
      </Section>
      <Section id="brand" title="Branding" description="What this portal is called, in pages and mails.">
        <BrandForm settings={settings} />
      </Section>
    </>
  );
}

/** The settings of the system. */
export function SystemSettings() {
  const settings = useAdmin(getSettings, {});
  return (
    <>
      <PageHeader title="System settings" description="What holds for everyone. Changes take effect at once." />
      <Fetched query={settings} what="The settings">
        {(data) => <Sections settings={data} />}
      </Fetched>
    </>
  );
}
