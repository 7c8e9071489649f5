"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import { type Exchange, type PlainRequest, sendRequest } from "@/lib/hooks/send-request";
import { Button } from "@/lib/ui/button";
import { CodeBlock } from "@/lib/ui/code-block";
import { useSite } from "@/lib/ui/site-context";
import { Tabs } from "@/lib/ui/tabs";
import { commonWords } from "@/words/common";
import { explorerWords } from "@/words/explorer";
import { ExchangeView } from "./exchange-view";
import { toCurl, toHttp } from "./explorer-request";
import type { ExplorerCredential } from "./use-explorer-credential";

const words = explorerWords.runner;

/** A request that can be sent, and what came of it. */
export interface Run {
  exchange: Exchange | null;
  pending: boolean;
  run: () => Promise<void>;
  /** The answer belongs to another request now. */
  forget: () => void;
}

/** Sends a request with the explorer's credential; null while there is nothing to send. */
export function useRun(request: PlainRequest | null, { header }: ExplorerCredential): Run {
  const [exchange, setExchange] = useState<Exchange | null>(null);
  const [pending, setPending] = useState(false);
  return {
    exchange,
    pending,
    forget: () => setExchange(null),
    async run() {
      if (!request || !header || pending) return;
      setPending(true);
      setExchange(await sendRequest({ ...request, headers: { ...request.headers, [header.name]: header.value } }));
      setPending(false);
    },
  };
}

interface RunnerProps {
  request: PlainRequest | null;
  /** The scopes that the call needs. */
  needed: readonly string[];
  credential: ExplorerCredential;
  run: Run;
}

/** The request as curl and as HTTP, the button that sends it, and the answer. */
export function Runner({ request, needed, credential, run: { exchange, pending, run } }: RunnerProps) {
  const { baseUrl } = useSite();
  const { header, who } = credential;
  return (
    <div className="grid min-w-0 content-start gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button pending={pending} disabled={!request || !header} onClick={run}>
          {!pending && <Play aria-hidden="true" />}
          {words.run}
        </Button>
        {!header && <span className="text-muted text-sm">{words.credentialMissing}</span>}
      </div>
      <div role="status" className="grid min-w-0 empty:hidden">
        {exchange && <ExchangeView exchange={exchange} needed={needed} granted={who?.scopes ?? []} />}
      </div>
      {request && (
        <Tabs
          label={words.theRequest}
          tabs={[
            {
              id: "curl",
              title: words.curl,
              content: (
                <CodeBlock
                  title={words.request}
                  language="shell"
                  what={commonWords.command}
                  code={toCurl(request, baseUrl, header)}
                />
              ),
            },
            {
              id: "http",
              title: words.http,
              content: (
                <CodeBlock
                  title={words.request}
                  language="http"
                  what={words.requestWhat}
                  code={toHttp(request, baseUrl, header)}
                />
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
