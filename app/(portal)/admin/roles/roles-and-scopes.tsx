"use client";

import { listRoles, type Role } from "@/lib/contracts/roles";
import { useCall } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { adminRolesWords } from "@/words/admin-roles";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { NewLink } from "../../_shell/new-link";
import { ScopeList } from "./scope-list";

const words = adminRolesWords.rolesAndScopes;

const COLUMNS: readonly Column<Role>[] = [
  { title: words.users, cell: ({ users }) => <span className="tabular">{users}</span>, from: "md" },
  { title: commonWords.scopes, cell: ({ scopes }) => <ScopeChips scopes={scopes} />, from: "md" },
  { title: words.kind, cell: ({ builtIn }) => (builtIn ? <Badge>{words.builtIn}</Badge> : words.yourOwn), from: "lg" },
];

/** The roles that people have, and the scopes that roles are made of. */
export function RolesAndScopes() {
  const roles = useCall(listRoles, {});
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={<NewLink href="/admin/roles/new">{words.createRole}</NewLink>}
      />
      <Fetched query={roles} notFetched={words.notFetched}>
        {({ data }) => (
          <ListTable
            rows={data}
            rowKey={({ name }) => name}
            title={commonWords.role}
            rowName={({ name, description }) => ({
              text: name,
              href: `/admin/roles/${encodeURIComponent(name)}`,
              ...(description && { note: description }),
            })}
            columns={COLUMNS}
            none={words.empty}
          />
        )}
      </Fetched>
      <ScopeList />
    </>
  );
}
