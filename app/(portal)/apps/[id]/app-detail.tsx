"use client";

import { FlaskConical } from "lucide-react";
import type { App } from "@/lib/contracts/apps";
import { useApp } from "@/lib/hooks/use-app";
import { StateBadge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { Copyable } from "@/lib/ui/copy-button";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { SectionLinks } from "@/lib/ui/section-links";
import { useTitle } from "@/lib/ui/use-title";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";
import { FetchedDetail } from "../../_parts/fetched-detail";
import { UsageSection } from "../../_usage/usage-section";
import { AppDanger } from "./app-danger";
import { AppOverview } from "./app-overview";
import { AppPeople } from "./app-people";
import { AppSecrets } from "./app-secrets";
import { AppSettings } from "./app-settings";
import { ConsentPreview } from "./consent-preview";

const words = appsWords.detail;

const SECTIONS = [
  { id: "overview", title: commonWords.overview },
  { id: "usage", title: commonWords.usage },
  { id: "secrets", title: words.secrets },
  { id: "settings", title: commonWords.settings },
  { id: "consent", title: words.whatPeopleSee },
  { id: "people", title: words.connectedPeople },
  { id: "danger", title: words.danger },
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
        back={<Link href="/apps">{words.apps}</Link>}
        title={app.name}
        status={<StateBadge state={app.status} />}
        description={<Copyable text={app.clientId} what={words.clientId} />}
        actions={
          <Button asChild variant="secondary">
            <Link href={`/apps/${app.id}/playground`}>
              <FlaskConical aria-hidden="true" />
              {words.openPlayground}
            </Link>
          </Button>
        }
      />
      <SectionLinks sections={SECTIONS.filter(({ id }) => id !== "secrets" || app.type === "confidential")} />
      <Section id="overview" title={commonWords.overview} description={words.overviewDescription}>
        <AppOverview app={app} />
      </Section>
      <UsageSection source={{ applicationId: app.id }} />
      {app.type === "confidential" && (
        <Section id="secrets" title={words.secrets} description={words.secretsDescription}>
          <AppSecrets app={app} />
        </Section>
      )}
      <Section id="settings" title={commonWords.settings} description={words.settingsDescription}>
        <AppSettings app={app} />
      </Section>
      <Section id="consent" title={words.whatPeopleSee} description={words.whatPeopleSeeDescription}>
        <ConsentPreview app={app} person={person} />
      </Section>
      <Section id="people" title={words.connectedPeople} description={words.connectedPeopleDescription}>
        <AppPeople app={app} />
      </Section>
      <Section id="danger" title={words.danger} description={words.dangerDescription}>
        <AppDanger app={app} />
      </Section>
    </>
  );
}

export function AppDetail({ id, person }: { id: string; person: Person }) {
  return (
    <FetchedDetail query={useApp(id)} what={words.notFoundWhat} back={{ href: "/apps", label: words.yourApps }}>
      {(app) => <Detail key={id} app={app} person={person} />}
    </FetchedDetail>
  );
}
