"use client";

import type { App } from "@/lib/contracts/apps";
import { Facts } from "@/lib/ui/card";
import { CodeBlock } from "@/lib/ui/code-block";
import { RelativeTime } from "@/lib/ui/relative-time";
import { authorizeSample, curlClientCredentials, curlCodeExchange, curlRefresh, curlWithToken } from "@/lib/ui/samples";
import { useSite } from "@/lib/ui/site-context";
import { Tabs } from "@/lib/ui/tabs";
import { APP_TYPE_WORDS, people } from "../_parts/app-words";

const SECRET = "$GATEHOUSE_CLIENT_SECRET";

function ForAPerson({ app, baseUrl }: { app: App; baseUrl: string }) {
  const redirectUri = app.redirectUris[0] ?? "https://app.example.com/callback";
  const proof = app.type === "confidential" ? { clientSecret: SECRET } : {};
  return (
    <>
      <CodeBlock
        title="1. Send the person to"
        language="text"
        what="address"
        code={authorizeSample(baseUrl, { ...app, redirectUri, pkce: app.type === "public" })}
      />
      <CodeBlock
        title="2. Exchange the code that comes back"
        language="shell"
        what="command"
        code={curlCodeExchange(baseUrl, { clientId: app.clientId, redirectUri, ...proof })}
      />
      <CodeBlock title="3. Call" language="shell" what="command" code={curlWithToken(baseUrl)} />
      <CodeBlock
        title="4. When the token has run out"
        language="shell"
        what="command"
        code={curlRefresh(baseUrl, { clientId: app.clientId, ...proof })}
      />
    </>
  );
}

function AsItself({ app, baseUrl }: { app: App; baseUrl: string }) {
  return (
    <>
      <CodeBlock
        title="1. Get a token"
        language="shell"
        what="command"
        code={curlClientCredentials(baseUrl, app.clientId, SECRET)}
      />
      <CodeBlock title="2. Call" language="shell" what="command" code={curlWithToken(baseUrl)} />
    </>
  );
}

/** Facts of an app, and the calls it makes. */
export function AppOverview({ app }: { app: App }) {
  const { baseUrl } = useSite();
  const forAPerson = {
    id: "person",
    title: "For a person",
    content: <ForAPerson app={app} baseUrl={baseUrl} />,
  };
  const asItself = { id: "itself", title: "As itself", content: <AsItself app={app} baseUrl={baseUrl} /> };
  return (
    <>
      <Facts
        facts={[
          { name: "Type", value: APP_TYPE_WORDS[app.type].name },
          { name: "Connected by", value: people(app.connections) },
          { name: "Created", value: <RelativeTime at={app.createdAt} /> },
          { name: "Last used", value: app.lastUsedAt ? <RelativeTime at={app.lastUsedAt} /> : "Never" },
        ]}
      />
      <Tabs label="Ways to a token" tabs={app.type === "confidential" ? [forAPerson, asItself] : [forAPerson]} />
    </>
  );
}
