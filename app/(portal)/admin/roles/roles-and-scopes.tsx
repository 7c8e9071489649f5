"use client";

import { listRoles, type Role } from "@/lib/contracts/roles";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Badge } from "@/lib/ui/badge";
import { PageHeader } from "@/lib/ui/page-header";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { NewLink } from "../../_shell/new-link";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { ScopeList } from "./scope-list";

const COLUMNS: readonly Column<Role>[] = [
  { title: "Users", cell: ({ users }) => <span className="tabular">{users}</span>, from: "md" },
  { title: "Scopes", cell: ({ scopes }) => <ScopeChips scopes={scopes} />, from: "md" },
  { title: "Kind", cell: ({ builtIn }) => (builtIn ? <Badge>Built in</Badge> : "Your own"), from: "lg" },
];

/** The roles that people have, and the scopes that roles are made of. */
export function RolesAndScopes() {
  const roles = useAdmin(listRoles, {});
  return (
    <>
      <PageHeader
        title="Roles and scopes"
        description="Everyone has one role. What they hold may do at most what the role says at that moment."
        actions={<NewLink href="/admin/roles/new">Create role</NewLink>}
      />
      <Fetched query={roles} what="The roles">
        {({ data }) => (
          <ListTable
            rows={data}
            keyOf={({ name }) => name}
            title="Role"
            nameOf={({ name, description }) => ({
              text: name,
              href: `/admin/roles/${encodeURIComponent(name)}`,
              ...(description && { note: description }),
            })}
            columns={COLUMNS}
            none="There is no role."
          />
        )}
      </Fetched>
      <ScopeList />
    </>
  );
}
