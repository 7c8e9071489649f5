"use client";

import { getSettings, type VersionedSettings } from "@/lib/contracts/settings";
import { useCall } from "@/lib/hooks/use-call";
import { Section } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { adminSettingsWords } from "@/words/admin-settings";
import { Fetched } from "../../_parts/fetched";
import { BrandForm } from "./brand-form";
import { BrandLogoField } from "./brand-logo-field";
import { ConfigurationState } from "./configuration-state";
import { GatewayForm } from "./gateway-form";
import { LifetimesForm, type ShownDialect } from "./lifetimes-form";
import { LimitsForm } from "./limits-form";
import { PasswordsForm } from "./passwords-form";
import { PluginsForm } from "./plugins-form";
import { RegistrationForm } from "./registration-form";
import { RetentionForm } from "./retention-form";
import { WebhooksForm } from "./webhooks-form";

const words = adminSettingsWords.page;

function Sections({ settings, dialects }: { settings: VersionedSettings; dialects: readonly ShownDialect[] }) {
  return (
    <>
      <Section id="registration" title={words.registration} description={words.registrationDescription}>
        <RegistrationForm settings={settings} />
      </Section>
      <Section id="lifetimes" title={words.tokenLifetimes} description={words.tokenLifetimesDescription}>
        <LifetimesForm settings={settings} dialects={dialects} />
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
      <Section id="webhooks" title={words.webhooks} description={words.webhooksDescription}>
        <WebhooksForm settings={settings} />
      </Section>
      <Section id="plugins" title={words.plugins} description={words.pluginsDescription}>
        <PluginsForm settings={settings} />
      </Section>
      <Section id="retention" title={words.retention} description={words.retentionDescription}>
        <RetentionForm settings={settings} />
      </Section>
      <Section id="brand" title={words.branding} description={words.brandingDescription}>
        <div className="grid gap-8">
          <BrandLogoField settings={settings} />
          <BrandForm settings={settings} />
        </div>
      </Section>
      <Section id="configuration" title={words.configuration} description={words.configurationDescription}>
        <ConfigurationState />
      </Section>
    </>
  );
}

/** The settings of the system. */
export function SystemSettings({ dialects }: { dialects: readonly ShownDialect[] }) {
  const settings = useCall(getSettings, {});
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Fetched query={settings} notFetched={words.notFetched}>
        {(data) => <Sections settings={data} dialects={dialects} />}
      </Fetched>
    </>
  );
}
