"use client";

import { type Integration, listIntegrations } from "@/lib/contracts/integrations";
import { useCall } from "@/lib/hooks/use-call";
import { StateBadge } from "@/lib/ui/badge";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { commonWords } from "@/words/common";
import { ListPage } from "../../_parts/list-page";
import { type Column, ListTable } from "../../_parts/list-table";
import { LastUsed } from "../../_shell/last-used";
import { NewLink } from "../../_shell/new-link";

const words = adminIntegrationsWords.list;

const COLUMNS: readonly Column<Integration>[] = [
  { title: commonWords.status, cell: ({ status }) => <StateBadge state={status} />, from: "md" },
  { title: commonWords.scopes, cell: ({ scopes }) => <ScopeChips scopes={scopes} />, from: "md" },
  { title: commonWords.lastUsed, cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "lg" },
];

const PICTURE = `POST /api/oauth/token
{"grant_type":"client_credentials", …}`;

/** Other systems that act for themselves. */
export function IntegrationList() {
  const integrations = useCall(listIntegrations, {});
  const create = <NewLink href="/admin/integrations/new">{words.createIntegration}</NewLink>;
  return (
    <ListPage words={words} query={integrations} create={create} picture={PICTURE}>
      {(rows) => (
        <ListTable
          rows={rows}
          rowKey={({ id }) => id}
          title={commonWords.name}
          rowName={({ id, name, clientId }) => ({ text: name, href: `/admin/integrations/${id}`, mark: clientId })}
          columns={COLUMNS}
          none=""
        />
      )}
    </ListPage>
  );
}
