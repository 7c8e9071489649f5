"use client";

import Link from "next/link";
import type { App } from "@/lib/contracts/apps";
import { useApps } from "@/lib/hooks/use-apps";
import { useUsageLines } from "@/lib/hooks/use-usage";
import { AppLogo } from "@/lib/ui/app-logo";
import { StateBadge } from "@/lib/ui/badge";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";
import { FILTER_FROM, Filters, SearchFilter } from "../_shell/filters";
import { LastUsed } from "../_shell/last-used";
import { NewLink } from "../_shell/new-link";
import { matches, useFilter } from "../_shell/use-filter";
import { UsageLineCell, UsageLineHead } from "../_usage/usage-line";

const words = appsWords.list;

const PICTURE = `GET …/auth/oauth/authorize?client_id=…
→ https://acme.example/callback?code=gth_cod_…`;

function Row({ app, lines }: { app: App; lines: ReturnType<typeof useUsageLines>["data"] }) {
  return (
    <Tr className="relative">
      <Td>
        <div className="flex items-center gap-3">
          <AppLogo name={app.name} logoUrl={app.logoUrl} className="max-sm:hidden" />
          <div className="min-w-0">
            <Link
              href={`/apps/${app.id}`}
              className="rounded-sm font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline hover:underline-offset-4"
            >
              {app.name}
            </Link>
            <span className="block text-muted text-xs">{appsWords.types[app.type].name}</span>
          </div>
        </div>
        <div className="mt-1.5 grid justify-items-start gap-1.5 text-muted text-sm md:hidden">
          <div className="sm:hidden">
            <StateBadge state={app.status} />
          </div>
          <ScopeChips scopes={app.scopes} />
          <span>{words.usedBy(app.connections, <LastUsed at={app.lastUsedAt} />)}</span>
        </div>
      </Td>
      <Td className="max-sm:hidden">
        <StateBadge state={app.status} />
      </Td>
      <Td className="max-md:hidden">
        <ScopeChips scopes={app.scopes} />
      </Td>
      <Td className="tabular whitespace-nowrap max-md:hidden">{appsWords.peopleCount(app.connections)}</Td>
      <UsageLineCell id={app.id} lines={lines} />
      <Td className="tabular whitespace-nowrap max-md:hidden">
        <LastUsed at={app.lastUsedAt} />
      </Td>
    </Tr>
  );
}

function Apps({ apps }: { apps: readonly App[] }) {
  const { data: lines } = useUsageLines();
  const [looked, setLooked] = useFilter();
  const shown = apps.filter(({ name, clientId }) => matches(looked, name, clientId));
  return (
    <>
      {(apps.length >= FILTER_FROM || looked) && (
        <Filters>
          <SearchFilter label={words.searchApps} value={looked} onChange={setLooked} />
        </Filters>
      )}
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>{commonWords.name}</Th>
            <Th className="max-sm:hidden">{commonWords.status}</Th>
            <Th className="max-md:hidden">{commonWords.scopes}</Th>
            <Th className="max-md:hidden">{words.connectedBy}</Th>
            <UsageLineHead />
            <Th className="max-md:hidden">{commonWords.lastUsed}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((app) => (
            <Row key={app.id} app={app} lines={lines} />
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={6} className="text-muted">
                {words.nothingMatches(looked)}
              </Td>
            </tr>
          )}
        </tbody>
      </Table>
    </>
  );
}

export function AppList() {
  const { data, error, refetch } = useApps();
  const create = <NewLink href="/apps/new">{words.createApp}</NewLink>;
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title={words.notFetched} error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && <Apps apps={data.data} />}
      {data && data.data.length === 0 && (
        <EmptyState title={words.emptyTitle} picture={PICTURE} action={create}>
          {words.emptyText}
        </EmptyState>
      )}
    </>
  );
}
