"use client";

import { type AuditEvent, listActivity } from "@/lib/contracts/audit";
import type { ActionPrefix } from "@/lib/contracts/audit-actions";
import { CREDENTIAL_KIND_NAMES } from "@/lib/credentials/kinds/credential-kinds";
import { usePages } from "@/lib/hooks/use-call";
import { activityText } from "@/lib/ui/activity-text";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { activityWords } from "@/words/activity";
import { commonWords } from "@/words/common";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { ShowMore } from "../_parts/show-more";
import { credentialTitle } from "../_shell/credential-places";
import { Filters, SelectFilter } from "../_shell/filters";
import { useAddressValue } from "../_shell/use-filter";

const words = activityWords.list;

/** The beginnings of actions' names, as the log is narrowed by them. */
const KINDS: readonly { value: "" | ActionPrefix; label: string }[] = [
  { value: "", label: words.everything },
  { value: "session.", label: words.signingOut },
  { value: "two-factor.", label: words.twoFactor },
  { value: "password.", label: commonWords.password },
  { value: "user.", label: words.account },
  ...CREDENTIAL_KIND_NAMES.map((kind) => ({ value: `${kind}.` as const, label: credentialTitle(kind) })),
  { value: "app.", label: words.apps },
  { value: "grant.", label: words.connections },
  { value: "inventory.", label: words.endedAtOnce },
  { value: "address.", label: words.allowedAddresses },
  { value: "mapper.", label: words.mappers },
  { value: "import.", label: words.imports },
];

function Actor({ event: { actor }, userId }: { event: AuditEvent; userId: string }) {
  if (!actor) return <span className="text-muted">{words.theSystem}</span>;
  return actor.id === userId ? words.you : (actor.name ?? words.anAdministrator);
}

/** What happened to the reader's account, in words. */
export function ActivityList({ userId }: { userId: string }) {
  const [kind, setKind] = useAddressValue("kind");
  const events = usePages(
    listActivity,
    (before: { before: number } | null) => ({ query: { limit: 30, ...(kind && { action: kind }), ...before } }),
    ({ meta }) => (meta.next === null ? undefined : { before: meta.next }),
    { staleTime: 0 },
  );
  const columns: readonly Column<AuditEvent>[] = [
    { title: words.who, cell: (event) => <Actor event={event} userId={userId} />, from: "md" },
    {
      title: commonWords.address,
      cell: ({ address }) => <span className="break-all font-mono text-sm">{address ?? "–"}</span>,
      from: "md",
    },
    { title: words.when, cell: ({ at }) => <RelativeTime at={at} />, from: "md" },
  ];
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Filters>
        <SelectFilter label={words.kindOfActivity} value={kind} onChange={setKind} choices={KINDS} />
      </Filters>
      <Fetched query={events} notFetched={words.notFetched} skeleton={<SkeletonRows rows={6} />}>
        {({ pages }) => (
          <>
            <ListTable
              rows={pages.flatMap((page) => page.data)}
              rowKey={({ n }) => String(n)}
              title={words.what}
              rowName={(event) => ({ text: activityText(event) })}
              columns={columns}
              none={words.empty}
            />
            <ShowMore pages={events}>{words.showOlder}</ShowMore>
          </>
        )}
      </Fetched>
    </>
  );
}
