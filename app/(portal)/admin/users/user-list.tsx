"use client";

import { useDeferredValue } from "react";
import { listRoles } from "@/lib/contracts/roles";
import { listUsers, type User } from "@/lib/contracts/users";
import { useAdmin, useAdminPages } from "@/lib/hooks/use-admin";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminUsersWords } from "@/words/admin-users";
import { commonWords } from "@/words/common";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { LastUsed } from "../../_shell/last-used";
import { NewLink } from "../../_shell/new-link";
import { useAddressValue, useFilter } from "../../_shell/use-filter";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { ShowMore } from "../_parts/show-more";
import { UserStatus } from "./user-status";

const words = adminUsersWords.list;

const COLUMNS: readonly Column<User>[] = [
  { title: commonWords.status, cell: ({ status }) => <UserStatus status={status} />, from: "md" },
  { title: commonWords.role, cell: ({ role }) => role, from: "md" },
  { title: words.lastSignedIn, cell: ({ lastSignInAt }) => <LastUsed at={lastSignInAt} />, from: "lg" },
  { title: words.joined, cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "xl" },
];

const STATUSES = [
  { value: "", label: words.everyStatus },
  { value: "active", label: words.active },
  { value: "disabled", label: words.disabled },
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
        title={words.title}
        description={words.description}
        actions={<NewLink href="/admin/users/new">{words.inviteSomebody}</NewLink>}
      />
      <Filters>
        <SearchFilter label={words.search} value={looked} onChange={setLooked} />
        <SelectFilter
          label={commonWords.role}
          value={role}
          onChange={setRole}
          choices={[{ value: "", label: words.everyRole }, ...roles.map(({ name }) => ({ value: name, label: name }))]}
        />
        <SelectFilter label={commonWords.status} value={status} onChange={setStatus} choices={STATUSES} />
      </Filters>
      <Fetched query={users} what={words.what}>
        {({ pages }) => (
          <>
            <ListTable
              rows={pages.flatMap((page) => page.data)}
              keyOf={({ id }) => id}
              title={commonWords.name}
              nameOf={({ id, name, email }) => ({ text: name, href: `/admin/users/${id}`, mark: email })}
              columns={COLUMNS}
              none={words.nothingFits}
            />
            <p className="mt-3 text-muted text-sm">{words.inAll(pages[0]?.meta.total ?? 0)}</p>
            <ShowMore pages={users} />
          </>
        )}
      </Fetched>
    </>
  );
}
