"use client";

import { type Integration, listIntegrations } from "@/lib/contracts/integrations";
import { useAdmin } from "@/lib/hooks/use-admin";
import { StateBadge } from "@/lib/ui/badge";
import { EmptyState } from "@/lib/ui/empty-state";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { LastUsed } from "../../_shell/last-used";
import { NewLink } from "../../_shell/new-link";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";

const COLUMNS: readonly Column<Integration>[] = [
  { title: "Status", cell: ({ status }) => <StateBadge state={status} />, from: "md" },
  { title: "Scopes", cell: ({ scopes }) => <ScopeChips scopes={scopes} />, from: "md" },
  { title: "Last used", cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "lg" },
];

const PICTURE = `POST /api/oauth/token
{"grant_type":"client_credentials", …}`;

/** Other systems that act for themselves. */
export function IntegrationList() {
  const integrations = useAdmin(listIntegrations, {});
  const create = <NewLink href="/admin/integrations/new">Create integration</NewLink>;
  return (
    <>
      <PageHeader
        title="Integrations"
        description="Other systems that call the API as themselves, with an id and a secret."
        actions={integrations.data && integrations.data.data.length > 0 ? create : undefined}
      />
      <Fetched query={integrations} what="The integrations">
        {({ data }) =>
          data.length > 0 ? (
            <ListTable
              rows={data}
              keyOf={({ id }) => id}
              title="Name"
              nameOf={({ id, name, clientId }) => ({ text: name, href: `/admin/integrations/${id}`, mark: clientId })}
              columns={COLUMNS}
              none=""
            />
          ) : (
            <EmptyState title="No integration yet" picture={PICTURE} action={create}>
              An ERP or a shop that keeps its data in step gets tokens with its own id and secret, and belongs to no
              person: it goes on when people leave.
            </EmptyState>
          )
        }
      </Fetched>
    </>
  );
}
