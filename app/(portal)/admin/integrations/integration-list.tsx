"use client";

import { type Integration, listIntegrations } from "@/lib/contracts/integrations";
import { useAdmin } from "@/lib/hooks/use-admin";
import { StateBadge } from "@/lib/ui/badge";
import { EmptyState } from "@/lib/ui/empty-state";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { commonWords } from "@/words/common";
import { LastUsed } from "../../_shell/last-used";
import { NewLink } from "../../_shell/new-link";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";

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
  const integrations = useAdmin(listIntegrations, {});
  const create = <NewLink href="/admin/integrations/new">{words.createIntegration}</NewLink>;
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={integrations.data && integrations.data.data.length > 0 ? create : undefined}
      />
      <Fetched query={integrations} what={words.what}>
        {({ data }) =>
          data.length > 0 ? (
            <ListTable
              rows={data}
              keyOf={({ id }) => id}
              title={commonWords.name}
              nameOf={({ id, name, clientId }) => ({ text: name, href: `/admin/integrations/${id}`, mark: clientId })}
              columns={COLUMNS}
              none=""
            />
          ) : (
            <EmptyState title={words.emptyTitle} picture={PICTURE} action={create}>
              {words.emptyText}
            </EmptyState>
          )
        }
      </Fetched>
    </>
  );
}
