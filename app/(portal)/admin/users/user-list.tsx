"use client";

import { useDeferredValue } from "react";
import { listRoles } from "@/lib/contracts/roles";
import { listUsers, type User } from "@/lib/contracts/users";
import { useAdmin, useAdminPages } from "@/lib/hooks/use-admin";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { LastUsed } from "../../_shell/last-used";
import { NewLink } from "../../_shell/new-link";
import { useAddressValue, useFilter } from "../../_shell/use-filter";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { ShowMore } from "../_parts/show-more";
import { UserStatus } from "./user-status";

const COLUMNS: readonly Column<User>[] = [
  { title: "Status", cell: ({ status }) => <UserStatus status={status} />, from: "md" },
  { title: "Role", cell: ({ role }) => role, from: "md" },
  { title: "Last signed in", cell: ({ lastSignInAt }) => <LastUsed at={lastSignInAt} />, from: "lg" },
  { title: "Joined", cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "xl" },
];

const STATUSES = [
  { value: "", label: "Every status" },
  { value: "active", label: "Active" },
  { value: "disabled", label: "Disabled" },
];

/** Everyone who has an account. */
export function UserList() {
  const [looked, setLooked] = useFilter();
  const [role, setRole] = useAddressValue("role");
  const [status, setStatus] = useAddressValue("status");
  const search = useDeferredValue(looked);
  const roles = useAdmin(listRoles, {}).data?.data ?? [];
  const query = {
    ...(search && { search }),
    ...(role && { role }),
    ...((status === "active" || status === "disabled") && ({ status } as const)),
  };
  const users = useAdminPages(
    listUsers,
    (next: { offset: number } | null) => ({ query: { ...query, ...next } }),
    ({ meta }, pages) => {
      const offset = pages.reduce((sum, page) => sum + page.data.length, 0);
      return offset < meta.total ? { offset } : undefined;
    },
  );
  return (
    <>
      <PageHeader
        title="Users"
        description="Everyone who has an account here, and what they may do."
        actions={<NewLink href="/admin/users/new">Invite somebody</NewLink>}
      />
      <Filters>
        <SearchFilter label="Name, email or user name" value={looked} onChange={setLooked} />
        <SelectFilter
          label="Role"
          value={role}
          onChange={setRole}
          choices={[{ value: "", label: "Every role" }, ...roles.map(({ name }) => ({ value: name, label: name }))]}
        />
        <SelectFilter label="Status" value={status} onChange={setStatus} choices={STATUSES} />
      </Filters>
      <Fetched query={users} what="The users">
        {({ pages }) => (
          <>
            <ListTable
              rows={pages.flatMap((page) => page.data)}
              keyOf={({ id }) => id}
              title="Name"
              nameOf={({ id, name, email }) => ({ text: name, href: `/admin/users/${id}`, mark: email })}
              columns={COLUMNS}
              none="Nobody fits this search."
            />
            <p className="mt-3 text-muted text-sm">{pages[0]?.meta.total ?? 0} in all</p>
            <ShowMore pages={users} />
          </>
        )}
      </Fetched>
    </>
  );
}
