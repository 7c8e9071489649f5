"use client";

import { useDeferredValue } from "react";
import { listRoles } from "@/lib/contracts/roles";
import { listUsers, type User } from "@/lib/contracts/users";
import { nextPage, useCall, usePages } from "@/lib/hooks/use-call";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminUsersWords } from "@/words/admin-users";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { ShowMore } from "../../_parts/show-more";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { LastUsed } from "../../_shell/last-used";
import { NewLink } from "../../_shell/new-link";
import { useAddressValue, useFilter } from "../../_shell/use-filter";
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
  const roles = useCall(listRoles, {}).data?.data ?? [];
  const query = {
    ...(search && { search }),
    ...(role && { role }),
    ...((status === "active" || status === "disabled") && ({ status } as const)),
  };
  const users = usePages(listUsers, (next: { after: string } | null) => ({ query: { ...query, ...next } }), nextPage);
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
      <Fetched query={users} notFetched={words.notFetched}>
        {({ pages }) => (
          <>
            <ListTable
              rows={pages.flatMap((page) => page.data)}
              rowKey={({ id }) => id}
              title={commonWords.name}
              rowName={({ id, name, email }) => ({ text: name, href: `/admin/users/${id}`, mark: email })}
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
