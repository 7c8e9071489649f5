"use client";

import { Download } from "lucide-react";
import type { HandedOver } from "@/lib/portal/access-requests/accept-access";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { CodeBlock } from "@/lib/ui/code-block";
import { CopyButton } from "@/lib/ui/copy-button";
import { download } from "@/lib/ui/download";
import { curlClientCredentials, curlWithToken, envFile } from "@/lib/ui/samples";
import { useSite } from "@/lib/ui/site-context";
import { accessRequestsWords } from "@/words/access-requests";
import { commonWords } from "@/words/common";

const words = accessRequestsWords.handedOverCredential;

interface Shown {
  title: string;
  values: { label: string; value: string }[];
  variables: Record<string, string>;
  sample: string;
  /** Where it is looked after from now on. */
  href: string;
}

type Kind = HandedOver["kind"];

/** How each kind of credential is shown. */
const SHOW: { [K in Kind]: (credential: Extract<HandedOver, { kind: K }>, baseUrl: string) => Shown } = {
  "access-token": ({ token, id }, baseUrl) => ({
    title: words.yourAccessToken,
    values: [{ label: words.accessToken, value: token }],
    variables: { API_BASE_URL: baseUrl, ACCESS_TOKEN: token },
    sample: curlWithToken(baseUrl, token),
    href: `/tokens/${id}`,
  }),
  app: ({ clientId, clientSecret, id }, baseUrl) => ({
    title: words.yourApp,
    values: [
      { label: words.clientId, value: clientId },
      { label: words.clientSecret, value: clientSecret },
    ],
    variables: { API_BASE_URL: baseUrl, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret },
    sample: curlClientCredentials(baseUrl, clientId, clientSecret),
    href: `/apps/${id}`,
  }),
};

const getShown = <K extends Kind>(credential: Extract<HandedOver, { kind: K }>, baseUrl: string): Shown =>
  SHOW[credential.kind as K](credential, baseUrl);

/** A credential that has just been handed over. Without JavaScript it can still be read and copied by hand. */
export function HandedOverCredential({ credential }: { credential: HandedOver }) {
  const { baseUrl } = useSite();
  const { title, values, variables, sample, href } = getShown(credential, baseUrl);
  return (
    <Card className="grid gap-6 p-6 sm:p-8">
      <div className="grid gap-1.5">
        <h1 className="text-title">{title}</h1>
        <p className="text-muted">{words.storeNow}</p>
      </div>
      {values.map(({ label, value }) => (
        <div key={label} className="grid gap-1.5">
          <p className="font-medium">{label}</p>
          <div className="flex items-center gap-2 rounded-lg border border-control bg-surface py-1.5 pr-1.5 pl-3">
            <code data-testid="shown-secret" className="min-w-0 flex-1 break-all font-mono text-sm">
              {value}
            </code>
            <CopyButton labelled text={value} what={label} />
          </div>
        </div>
      ))}
      <Button
        variant="secondary"
        size="sm"
        className="justify-self-start"
        onClick={() => download(".env", envFile(variables))}
      >
        <Download aria-hidden="true" />
        {words.downloadEnv}
      </Button>
      <CodeBlock title={words.aFirstCall} code={sample} language="shell" what={commonWords.command} />
      <Button asChild className="justify-self-start">
        {/* A whole new page: nothing of the secret stays in this one's memory. */}
        <a href={href}>{words.stored}</a>
      </Button>
    </Card>
  );
}
