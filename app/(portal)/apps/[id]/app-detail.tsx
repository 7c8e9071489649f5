"use client";

import { FlaskConical } from "lucide-react";
import Link from "next/link";
import type { App } from "@/lib/contracts/apps";
import { useApp } from "@/lib/hooks/use-apps";
import { StateBadge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { PageHeader } from "@/lib/ui/page-header";
import { SectionLinks } from "@/lib/ui/section-links";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton, isGone } from "../../_shell/detail-states";
import { UsageSection } from "../../_usage/usage-section";
import { AppDanger } from "./app-danger";
import { AppOverview } from "./app-overview";
import { AppPeople } from "./app-people";
import { AppSecrets } from "./app-secrets";
import { AppSettings } from "./app-settings";
import { ConsentPreview } from "./consent-preview";

const SECTIONS = [
  { id: "overview", title: "Overview" },
  { id: "usage", title: "Usage" },
  { id: "secrets", title: "Secrets" },
  { id: "settings", title: "Settings" },
  { id: "consent", title: "What people see" },
  { id: "people", title: "Connected people" },
  { id: "danger", title: "Danger" },
];

interface Person {
  name: string;
  email: string;
}

function Detail({ app, person }: { app: App; person: Person }) {
  useTitle(app.name);
  return (
    <>
      <PageHeader
        back={<Link href="/apps">Apps</Link>}
        title={app.name}
        status={<StateBadge state={app.status} />}
        description={<Copyable text={app.clientId} what="client id" />}
        actions={
          <Button asChild variant="secondary">
            <Link href={`/apps/${app.id}/playground`}>
              <FlaskConical aria-hidden="true" />
              Open playground
            </Link>
          </Button>
        }
      />
      <SectionLinks sections={SECTIONS.filter(({ id }) => id !== "secrets" || app.type === "confidential")} />
      <Section id="overview" title="Overview" description="The facts, and the calls that lead to a token.">
        <AppOverview app={app} />
      </Section>
      <UsageSection source={{ applicationId: app.id }} />
      {app.type === "confidential" && (
        <Section
          id="secrets"
          title="Secrets"
          description="Two may work at once, so that one can be replaced without an outage."
        >
          <AppSecrets app={app} />
        </Section>
      )}
      <Section
        id="settings"
        title="Settings"
        description="Changes to scopes and redirect URIs hold at once, for tokens already given out too."
      >
        <AppSettings app={app} />
      </Section>
      <Section
        id="consent"
        title="What people see"
        description="When your app asks for all its scopes. Whatever is not required can be switched off."
      >
        <ConsentPreview app={app} person={person} />
      </Section>
      <Section
        id="people"
        title="Connected people"
        description="Named as far as each of them lets the app know them: by the scopes profile and email."
      >
        <AppPeople app={app} />
      </Section>
      <Section id="danger" title="Danger" description="Both take effect at the next call.">
        <AppDanger app={app} />
      </Section>
    </>
  );
}

export function AppDetail({ id, person }: { id: string; person: Person }) {
  const { data, error, refetch } = useApp(id);
  if (data && !isGone(error)) return <Detail key={id} app={data} person={person} />;
  if (!error) return <DetailSkeleton />;
  return <DetailError error={error} retry={refetch} what="app" back={{ href: "/apps", label: "Your apps" }} />;
}
