"use client";

import { type App, listApps } from "@/lib/contracts/apps";
import { useCall } from "@/lib/hooks/use-call";
import { AppLogo } from "@/lib/ui/app-logo";
import { StateBadge } from "@/lib/ui/badge";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";
import { ListPage } from "../_parts/list-page";
import type { Column } from "../_parts/list-table";
import { SearchedTable } from "../_parts/searched-table";
import { LastUsed } from "../_shell/last-used";
import { NewLink } from "../_shell/new-link";
import { usageColumn } from "../_usage/usage-line";

const words = appsWords.list;

const PICTURE = `GET …/auth/oauth/authorize?client_id=…
→ https://acme.example/callback?code=gth_cod_…`;

const COLUMNS: readonly Column<App>[] = [
  { title: commonWords.status, cell: ({ status }) => <StateBadge state={status} />, from: "md" },
  { title: commonWords.scopes, cell: ({ scopes }) => <ScopeChips scopes={scopes} />, from: "md" },
  { title: words.connectedBy, cell: ({ connections }) => appsWords.peopleCount(connections), from: "md" },
  usageColumn,
  { title: commonWords.lastUsed, cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "md" },
];

/** One's apps, newest first. */
export function AppList() {
  const apps = useCall(listApps, {});
  const create = <NewLink href="/apps/new">{words.createApp}</NewLink>;
  return (
    <ListPage words={words} query={apps} create={create} picture={PICTURE}>
      {(rows) => (
        <SearchedTable
          rows={rows}
          rowKey={({ id }) => id}
          searchLabel={words.searchApps}
          texts={({ name, clientId }) => [name, clientId]}
          title={commonWords.name}
          rowName={({ id, name, logoUrl, type }) => ({
            text: name,
            href: `/apps/${id}`,
            note: appsWords.types[type].name,
            picture: <AppLogo name={name} logoUrl={logoUrl} className="max-sm:hidden" />,
          })}
          columns={COLUMNS}
          none={words.nothingMatches}
        />
      )}
    </ListPage>
  );
}
