"use client";

import { useDeferredValue } from "react";
import { type AccessRequest, accessRequestStatus, listAccessRequests } from "@/lib/contracts/access-requests";
import { useAdminPages } from "@/lib/hooks/use-admin";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { useAddressValue, useFilter } from "../../_shell/use-filter";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { ShowMore } from "../_parts/show-more";
import { AccessRequestState, KINDS } from "./access-request-words";

const COLUMNS: readonly Column<AccessRequest>[] = [
  { title: "Status", cell: (request) => <AccessRequestState request={request} />, from: "md" },
  { title: "Kind", cell: ({ integrationType }) => KINDS[integrationType].title, from: "lg" },
  { title: "From", cell: ({ name }) => name, from: "xl" },
  { title: "Sent", cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "md" },
];

const STATUSES = [
  { value: "", label: "Every status" },
  { value: "pending", label: "Waiting" },
  { value: "approved", label: "Approved" },
  { value: "rejected", label: "Rejected" },
];

/** Who asks for access. */
export function AccessRequestList() {
  const [looked, setLooked] = useFilter();
  const [chosen, setChosen] = useAddressValue("status");
  const search = useDeferredValue(looked);
  const status = accessRequestStatus.safeParse(chosen).data;
  const requests = useAdminPages(
    listAccessRequests,
    (next: { offset: number } | null) => ({ query: { ...(search && { search }), ...(status && { status }), ...next } }),
    ({ meta }, pages) => {
      const offset = pages.reduce((sum, page) => sum + page.data.length, 0);
      return offset < meta.total ? { offset } : undefined;
    },
  );
  return (
    <>
      <PageHeader
        title="Access requests"
        description="People without an account who ask for access to the API, and what became of it."
      />
      <Filters>
        <SearchFilter label="Name, organisation or email" value={looked} onChange={setLooked} />
        <SelectFilter label="Status" value={chosen} onChange={setChosen} choices={STATUSES} />
      </Filters>
      <Fetched query={requests} what="The requests">
        {({ pages }) => (
          <>
            <ListTable
              rows={pages.flatMap((page) => page.data)}
              keyOf={({ id }) => id}
              title="Organisation"
              nameOf={({ id, organization, email }) => ({
                text: organization,
                href: `/admin/access-requests/${id}`,
                mark: email,
              })}
              columns={COLUMNS}
              none={
                search || status
                  ? "No request fits this search."
                  : "Nobody has asked yet. The form is at /request-access."
              }
            />
            <ShowMore pages={requests} />
          </>
        )}
      </Fetched>
    </>
  );
}
