"use client";

import { getMe } from "@/lib/contracts/account";
import { useCall } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { Facts, Section } from "@/lib/ui/card";
import { RadioCard } from "@/lib/ui/choice";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SectionLinks } from "@/lib/ui/section-links";
import { readTheme } from "@/lib/ui/theme";
import { THEME_CHOICES, useTheme } from "@/lib/ui/theme-menu";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";
import { Fetched } from "../_parts/fetched";
import { AddressesSection } from "./addresses/addresses-section";
import { DeleteAccountSection } from "./delete-account-section";
import type { Me } from "./me";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SessionsSection } from "./sessions/sessions-section";
import { TwoFactorSection } from "./two-factor/two-factor-section";

const texts = settingsWords.accountSettings;

function Email({ address, verified }: { address: string; verified: boolean }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="break-all">{address}</span>
      {verified ? (
        <Badge tone="good">{texts.confirmed}</Badge>
      ) : (
        <Link href="/verify-email" className="rounded-sm text-accent underline underline-offset-4">
          {texts.confirmIt}
        </Link>
      )}
    </span>
  );
}

function Appearance() {
  const { theme, choose } = useTheme();
  const words: Record<string, string> = {
    system: texts.systemThemeHint,
    light: texts.lightThemeHint,
    dark: texts.darkThemeHint,
  };
  return (
    <fieldset className="grid gap-3 sm:grid-cols-3">
      <legend className="sr-only">{texts.theme}</legend>
      {THEME_CHOICES.map(({ value, label }) => (
        <RadioCard
          key={value}
          name="theme"
          value={value}
          title={label}
          description={words[value]}
          checked={theme === value}
          onChange={(event) => choose(readTheme(event.target.value))}
        />
      ))}
    </fieldset>
  );
}

function Sections({ person, address }: { person: Me; address: string }) {
  return (
    <>
      <Section id="account" title={texts.account}>
        <Facts
          facts={[
            { name: commonWords.email, value: <Email address={person.email} verified={person.emailVerified} /> },
            { name: commonWords.role, value: person.role },
            { name: texts.accountNumber, value: <span className="font-mono text-sm">{person.accountNumber}</span> },
            { name: texts.joined, value: <RelativeTime at={person.createdAt} /> },
          ]}
        />
      </Section>
      <Section id="profile" title={texts.profile} description={texts.profileDescription}>
        <ProfileForm person={person} />
      </Section>
      <Section id="password" title={commonWords.password} description={texts.passwordDescription}>
        <PasswordForm person={person} />
      </Section>
      <TwoFactorSection />
      <SessionsSection />
      <AddressesSection address={address} />
      <Section id="appearance" title={texts.appearance} description={texts.appearanceDescription}>
        <Appearance />
      </Section>
      <DeleteAccountSection person={person} />
    </>
  );
}

const SECTIONS = [
  { id: "account", title: texts.account },
  { id: "profile", title: texts.profile },
  { id: "password", title: commonWords.password },
  { id: "two-factor", title: texts.twoFactor },
  { id: "sessions", title: texts.sessions },
  { id: "addresses", title: texts.addresses },
  { id: "appearance", title: texts.appearance },
  { id: "delete", title: commonWords.delete },
];

/** The reader's own account; `address` is the one that they are seen as. */
export function AccountSettings({ address }: { address: string }) {
  return (
    <>
      <PageHeader title={commonWords.settings} description={texts.description} />
      <SectionLinks sections={SECTIONS} />
      <Fetched query={useCall(getMe, {})} notFetched={texts.notFetched}>
        {(person) => <Sections person={person} address={address} />}
      </Fetched>
    </>
  );
}
