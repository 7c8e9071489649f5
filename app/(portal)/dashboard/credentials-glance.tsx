"use client";

import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { App } from "@/lib/contracts/apps";
import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { type State, StateBadge } from "@/lib/ui/badge";
import { Card } from "@/lib/ui/card";
import { Link } from "@/lib/ui/link";
import { RelativeTime } from "@/lib/ui/relative-time";
import { dashboardWords } from "@/words/dashboard";
import { CredentialState } from "../_credentials/credential-state";

const words = dashboardWords.credentialsGlance;

const SHOWN = 4;

interface Row {
  href: string;
  name: string;
  lastUsedAt: string | null;
  status: ReactNode;
}

function Glance({ title, href, rows, none }: { title: string; href: string; rows: readonly Row[]; none: string }) {
  return (
    <section aria-label={title} className="min-w-0">
      <Card className="h-full">
        <h2 className="border-hairline border-b">
          <Link
            href={href}
            className="flex h-12 items-center justify-between gap-3 rounded-t-lg px-4 font-semibold transition-colors hover:bg-hover"
          >
            <span>
              {title} <span className="tabular font-normal text-muted">{rows.length}</span>
            </span>
            <ArrowRight aria-hidden="true" className="size-4 text-muted" />
          </Link>
        </h2>
        {rows.length === 0 && <p className="p-4 text-muted">{none}</p>}
        <ul className="divide-y divide-hairline">
          {rows.slice(0, SHOWN).map((row) => (
            <li key={row.href} className="relative flex min-h-11 items-center gap-3 px-4 py-2">
              <Link
                href={row.href}
                className="min-w-0 flex-1 truncate rounded-sm after:absolute after:inset-0 hover:underline hover:underline-offset-4"
              >
                {row.name}
              </Link>
              <span className="tabular shrink-0 text-muted text-sm max-sm:hidden">
                {row.lastUsedAt ? <RelativeTime at={row.lastUsedAt} /> : words.notUsedYet}
              </span>
              {row.status}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

/** The newest keys and apps, with their state. */
export function CredentialsGlance({ keys, apps }: { keys: readonly Credential[]; apps: readonly App[] }) {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Glance
        title={words.apiKeys}
        href="/api-keys"
        none={words.apiKeysNone}
        rows={keys.map((apiKey) => ({
          href: `/api-keys/${apiKey.id}`,
          name: apiKey.name,
          lastUsedAt: apiKey.lastUsedAt,
          status: <CredentialState credential={apiKey} />,
        }))}
      />
      <Glance
        title={words.apps}
        href="/apps"
        none={words.appsNone}
        rows={apps.map((app) => ({
          href: `/apps/${app.id}`,
          name: app.name,
          lastUsedAt: app.lastUsedAt,
          status: <StateBadge state={app.status satisfies State} />,
        }))}
      />
    </div>
  );
}
