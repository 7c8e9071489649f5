"use client";

import type { App } from "@/lib/contracts/apps";
import { Facts } from "@/lib/ui/card";
import { CodeBlock } from "@/lib/ui/code-block";
import { RelativeTime } from "@/lib/ui/relative-time";
import { authorizeSample, curlClientCredentials, curlCodeExchange, curlRefresh, curlWithToken } from "@/lib/ui/samples";
import { useSite } from "@/lib/ui/site-context";
import { Tabs } from "@/lib/ui/tabs";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";

const words = appsWords.overview;

const SECRET = "$GATEHOUSE_CLIENT_SECRET";

function ForAPerson({ app, baseUrl }: { app: App; baseUrl: string }) {
  const redirectUri = app.redirectUris[0] ?? "https://app.example.com/callback";
  const proof = app.type === "confidential" ? { clientSecret: SECRET } : {};
  return (
    <>
      <CodeBlock
        title={words.sendPerson}
        language="text"
        what={words.address}
        code={authorizeSample(baseUrl, { ...app, redirectUri, pkce: app.type === "public" })}
      />
      <CodeBlock
        title={words.exchangeCode}
        language="shell"
        what={commonWords.command}
        code={curlCodeExchange(baseUrl, { clientId: app.clientId, redirectUri, ...proof })}
      />
      <CodeBlock
        title={words.callForPerson}
        language="shell"
        what={commonWords.command}
        code={curlWithToken(baseUrl)}
      />
      <CodeBlock
        title={words.refresh}
        language="shell"
        what={commonWords.command}
        code={curlRefresh(baseUrl, { clientId: app.clientId, ...proof })}
      />
    </>
  );
}

function AsItself({ app, baseUrl }: { app: App; baseUrl: string }) {
  return (
    <>
      <CodeBlock
        title={words.getToken}
        language="shell"
        what={commonWords.command}
        code={curlClientCredentials(baseUrl, app.clientId, SECRET)}
      />
      <CodeBlock title={words.call} language="shell" what={commonWords.command} code={curlWithToken(baseUrl)} />
    </>
  );
}

/** Facts of an app, and the calls it makes. */
export function AppOverview({ app }: { app: App }) {
  const { baseUrl } = useSite();
  const forAPerson = {
    id: "person",
    title: words.forAPerson,
    content: <ForAPerson app={app} baseUrl={baseUrl} />,
  };
  const asItself = { id: "itself", title: words.asItself, content: <AsItself app={app} baseUrl={baseUrl} /> };
  return (
    <>
      <Facts
        facts={[
          { name: commonWords.type, value: appsWords.types[app.type].name },
          { name: words.connectedBy, value: appsWords.peopleCount(app.connections) },
          { name: commonWords.created, value: <RelativeTime at={app.createdAt} /> },
          {
            name: commonWords.lastUsed,
            value: app.lastUsedAt ? <RelativeTime at={app.lastUsedAt} /> : commonWords.never,
          },
        ]}
      />
      <Tabs label={words.waysToToken} tabs={app.type === "confidential" ? [forAPerson, asItself] : [forAPerson]} />
    </>
  );
}
