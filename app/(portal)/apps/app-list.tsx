"use client";

import Link from "next/link";
import type { App } from "@/lib/contracts/apps";
import { useApps } from "@/lib/hooks/use-apps";
import { AppLogo } from "@/lib/ui/app-logo";
import { StateBadge } from "@/lib/ui/badge";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { FILTER_FROM, Filters, SearchFilter } from "../_shell/filters";
import { LastUsed } from "../_shell/last-used";
import { NewLink } from "../_shell/new-link";
import { matches, useFilter } from "../_shell/use-filter";
import { APP_TYPE_WORDS, people } from "./_parts/app-words";

const PICTURE = `GET …/auth/oauth/authorize?client_id=…
→ https://acme.example/callback?code=gth_cod_…`;

function Row({ app }: { app: App }) {
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
            <span className="block text-muted text-xs">{APP_TYPE_WORDS[app.type].name}</span>
          </div>
        </div>
        <div className="mt-1.5 grid justify-items-start gap-1.5 text-muted text-sm md:hidden">
          <div className="sm:hidden">
            <StateBadge state={app.status} />
          </div>
          <ScopeChips scopes={app.scopes} />
          <span>
            Used by {people(app.connections)}, last <LastUsed at={app.lastUsedAt} />
          </span>
        </div>
      </Td>
      <Td className="max-sm:hidden">
        <StateBadge state={app.status} />
      </Td>
      <Td className="max-md:hidden">
        <ScopeChips scopes={app.scopes} />
      </Td>
      <Td className="tabular whitespace-nowrap max-md:hidden">{people(app.connections)}</Td>
      <Td className="tabular whitespace-nowrap max-md:hidden">
        <LastUsed at={app.lastUsedAt} />
      </Td>
    </Tr>
  );
}

function Apps({ apps }: { apps: readonly App[] }) {
  const [looked, setLooked] = useFilter();
  const shown = apps.filter(({ name, clientId }) => matches(looked, name, clientId));
  return (
    <>
      {(apps.length >= FILTER_FROM || looked) && (
        <Filters>
          <SearchFilter label="Search apps" value={looked} onChange={setLooked} />
        </Filters>
      )}
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>Name</Th>
            <Th className="max-sm:hidden">Status</Th>
            <Th className="max-md:hidden">Scopes</Th>
            <Th className="max-md:hidden">Connected by</Th>
            <Th className="max-md:hidden">Last used</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((app) => (
            <Row key={app.id} app={app} />
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={5} className="text-muted">
                No app matches “{looked}”.
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
  const create = <NewLink href="/apps/new">Create app</NewLink>;
  return (
    <>
      <PageHeader
        title="Apps"
        description="For software that acts for other people, or for itself, over OAuth 2.0."
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title="Your apps could not be fetched" error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && <Apps apps={data.data} />}
      {data && data.data.length === 0 && (
        <EmptyState title="No app yet" picture={PICTURE} action={create}>
          People connect an app once and see what they allow. It then calls the API for them with tokens that run out,
          and each of them can disconnect it.
        </EmptyState>
      )}
    </>
  );
}
