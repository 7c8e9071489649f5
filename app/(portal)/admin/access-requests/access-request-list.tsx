"use client";

import { useDeferredValue } from "react";
import { type AccessRequest, accessRequestStatus, listAccessRequests } from "@/lib/contracts/access-requests";
import { nextPage, usePages } from "@/lib/hooks/use-call";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminAccessRequestsWords } from "@/words/admin-access-requests";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { ShowMore } from "../../_parts/show-more";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { useAddressValue, useFilter } from "../../_shell/use-filter";
import { AccessRequestState, KINDS } from "./access-request-words";

const words = adminAccessRequestsWords.list;

const COLUMNS: readonly Column<AccessRequest>[] = [
  { title: commonWords.status, cell: (request) => <AccessRequestState request={request} />, from: "md" },
  { title: words.kind, cell: ({ integrationType }) => KINDS[integrationType].title, from: "lg" },
  { title: words.from, cell: ({ name }) => name, from: "xl" },
  { title: words.sent, cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "md" },
];

const STATUSES = [
  { value: "", label: words.everyStatus },
  { value: "pending", label: words.waiting },
  { value: "approved", label: words.approved },
  { value: "rejected", label: words.rejected },
];

/** Who asks for access. */
export function AccessRequestList() {
  const [looked, setLooked] = useFilter();
  const [chosen, setChosen] = useAddressValue("status");
  const search = useDeferredValue(looked);
  const status = accessRequestStatus.safeParse(chosen).data;
  const requests = usePages(
    listAccessRequests,
    (next: { after: string } | null) => ({ query: { ...(search && { search }), ...(status && { status }), ...next } }),
    nextPage,
  );
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Filters>
        <SearchFilter label={words.search} value={looked} onChange={setLooked} />
        <SelectFilter label={commonWords.status} value={chosen} onChange={setChosen} choices={STATUSES} />
      </Filters>
      <Fetched query={requests} notFetched={words.notFetched}>
        {({ pages }) => (
          <>
            <ListTable
              rows={pages.flatMap((page) => page.data)}
              rowKey={({ id }) => id}
              title={words.organisation}
              rowName={({ id, organization, email }) => ({
                text: organization,
                href: `/admin/access-requests/${id}`,
                mark: email,
              })}
              columns={COLUMNS}
              none={search || status ? words.nothingFits : words.empty}
            />
            <ShowMore pages={requests} />
          </>
        )}
      </Fetched>
    </>
  );
}
