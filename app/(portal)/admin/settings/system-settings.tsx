"use client";

import { getSettings, type VersionedSettings } from "@/lib/contracts/settings";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Section } from "@/lib/ui/card";
import { PageHeader } from "@/lib/ui/page-header";
import { adminSettingsWords } from "@/words/admin-settings";
import { Fetched } from "../_parts/fetched";
import { BrandForm } from "./brand-form";
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
<<<<<<< HEAD
      <Section id="limits" title={words.limits} description={words.limitsDescription}>
=======
      <Section
        id="passwords"
        title="Passwords"
        description="What a new password must be, at sign-up, reset, change and invitation. Those in use stay good."
      >
        <PasswordsForm settings={settings} />
      </Section>
      <Section id="limits" title="Limits" description="How many of each kind one person may hold.">
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)
        <LimitsForm settings={settings} />
      </Section>
      <Section id="gateway" title={words.gateway} description={words.gatewayDescription}>
        <GatewayForm settings={settings} />
      </Section>
<<<<<<< HEAD
      <Section id="brand" title={words.branding} description={words.brandingDescription}>
=======
      <Section id="plugins" title="Plugins" description="What a plugin may use before it is ended.">
        <PluginsForm settings={settings} />
      </Section>
      <Section id="brand" title="Branding" description="What this portal is called, in pages and mails.">
>>>>>>> f874345 (Operations of upstream APIs are made and changed whole in one form; password rules and plugin bounds have theirs)
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
      <PageHeader title={words.title} description={words.description} />
      <Fetched query={settings} what={words.what}>
        {(data) => <Sections settings={data} />}
      </Fetched>
    </>
  );
}
