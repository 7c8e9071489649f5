"use client";

import Link from "next/link";
import type { z } from "zod";
import type { me } from "@/lib/contracts/account";
import { useMe } from "@/lib/hooks/use-me";
import { Badge } from "@/lib/ui/badge";
import { Facts, Section } from "@/lib/ui/card";
import { RadioCard } from "@/lib/ui/choice";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SectionLinks } from "@/lib/ui/section-links";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { readTheme } from "@/lib/ui/theme";
import { THEME_CHOICES, useTheme } from "@/lib/ui/theme-menu";
import { AddressesSection } from "./addresses/addresses-section";
import { DeleteAccountSection } from "./delete-account-section";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SessionsSection } from "./sessions/sessions-section";
import { TwoFactorSection } from "./two-factor/two-factor-section";

export type Me = z.output<typeof me>;

function Email({ address, verified }: { address: string; verified: boolean }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="break-all">{address}</span>
      {verified ? (
        <Badge tone="good">Confirmed</Badge>
      ) : (
        <Link href="/verify-email" className="rounded-sm text-accent underline underline-offset-4">
          Confirm it
        </Link>
      )}
    </span>
  );
}

function Appearance() {
  const { theme, choose } = useTheme();
  const words: Record<string, string> = {
    system: "Light by day and dark by night, if yours does that.",
    light: "Warm paper.",
    dark: "Easy on the eyes.",
  };
  return (
    <fieldset className="grid gap-3 sm:grid-cols-3">
      <legend className="sr-only">Theme</legend>
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
      <Section id="account" title="Account">
        <Facts
          facts={[
            { name: "Email", value: <Email address={person.email} verified={person.emailVerified} /> },
            { name: "Role", value: person.role },
            { name: "Account number", value: <span className="font-mono text-sm">{person.accountNumber}</span> },
            { name: "Joined", value: <RelativeTime at={person.createdAt} /> },
          ]}
        />
      </Section>
      <Section id="profile" title="Profile" description="How you are named here and to apps that may see it.">
        <ProfileForm person={person} />
      </Section>
      <Section
        id="password"
        title="Password"
        description="A new password ends every other session and every token of the apps you connected. API keys stay."
      >
        <PasswordForm person={person} />
      </Section>
      <TwoFactorSection />
      <SessionsSection />
      <AddressesSection address={address} />
      <Section id="appearance" title="Appearance" description="For this browser.">
        <Appearance />
      </Section>
      <DeleteAccountSection person={person} />
    </>
  );
}

const SECTIONS = [
  { id: "account", title: "Account" },
  { id: "profile", title: "Profile" },
  { id: "password", title: "Password" },
  { id: "two-factor", title: "Two-factor" },
  { id: "sessions", title: "Sessions" },
  { id: "addresses", title: "Addresses" },
  { id: "appearance", title: "Appearance" },
  { id: "delete", title: "Delete" },
];

/** The reader's own account; `address` is the one that they are seen as. */
export function AccountSettings({ address }: { address: string }) {
  const { data, error, refetch } = useMe();
  return (
    <>
      <PageHeader
        title="Settings"
        description="Your account, who can get into it and from where, and how this portal looks to you."
      />
      <SectionLinks sections={SECTIONS} />
      {data && <Sections person={data} address={address} />}
      {!data && error && <ErrorState title="Your account could not be fetched" error={error} retry={refetch} />}
      {!data && !error && <SkeletonRows />}
    </>
  );
}
