"use client";

import { getSettings, type VersionedSettings } from "@/lib/contracts/settings";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Section } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { adminSettingsWords } from "@/words/admin-settings";
import { Fetched } from "../_parts/fetched";
import { BrandForm } from "./brand-form";
import { BrandLogoField } from "./brand-logo-field";
import { GatewayForm } from "./gateway-form";
import { LifetimesForm } from "./lifetimes-form";
import { LimitsForm } from "./limits-form";
import { PasswordsForm } from "./passwords-form";
import { PluginsForm } from "./plugins-form";
import { RegistrationForm } from "./registration-form";

const words = adminSettingsWords.page;

function Sections({ settings }: { settings: VersionedSettings }) {
  return (
    <>
      <Section id="registration" title={words.registration} description={words.registrationDescription}>
        <RegistrationForm settings={settings} />
      </Section>
      <Section id="lifetimes" title={words.tokenLifetimes} description={words.tokenLifetimesDescription}>
        <LifetimesForm settings={settings} />
      </Section>
      <Section id="passwords" title={words.passwords} description={words.passwordsDescription}>
        <PasswordsForm settings={settings} />
      </Section>
      <Section id="limits" title={words.limits} description={words.limitsDescription}>
        <LimitsForm settings={settings} />
      </Section>
      <Section id="gateway" title={words.gateway} description={words.gatewayDescription}>
        <GatewayForm settings={settings} />
      </Section>
      <Section id="plugins" title={words.plugins} description={words.pluginsDescription}>
        <PluginsForm settings={settings} />
      </Section>
      <Section id="brand" title={words.branding} description={words.brandingDescription}>
        <div className="grid gap-8">
          <BrandLogoField settings={settings} />
          <BrandForm settings={settings} />
        </div>
      </Section>
    </>
  );
}

/** The settings of the system. */
export function SystemSettings() {
  const settings = useAdmin(getSettings, {});
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Fetched query={settings} what={words.what}>
        {(data) => <Sections settings={data} />}
      </Fetched>
    </>
  );
}
