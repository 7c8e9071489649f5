"use client";

import type { AuditEvent } from "@/lib/contracts/audit";
import { useActivity } from "@/lib/hooks/use-activity";
import { activityText } from "@/lib/ui/activity-text";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { activityWords } from "@/words/activity";
import { commonWords } from "@/words/common";
import { Filters, SelectFilter } from "../_shell/filters";
import { useAddressValue } from "../_shell/use-filter";

const words = activityWords.list;

/** The beginnings of actions' names, as the log is narrowed by them. */
const KINDS = [
  { value: "", label: words.everything },
  { value: "session.", label: words.signingOut },
  { value: "two-factor.", label: words.twoFactor },
  { value: "password.", label: commonWords.password },
  { value: "user.", label: words.account },
  { value: "api-key.", label: words.apiKeys },
  { value: "access-token.", label: words.accessTokens },
  { value: "b2b-login.", label: words.b2bLogins },
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

function Row({ event, userId }: { event: AuditEvent; userId: string }) {
  return (
    <Tr>
      <Td className="[overflow-wrap:anywhere]">
        <span className="font-medium">{activityText(event)}</span>
        <span className="block text-muted text-sm md:hidden">
          <Actor event={event} userId={userId} />, <RelativeTime at={event.at} />
          {event.address && <span className="block break-all font-mono text-xs">{event.address}</span>}
        </span>
      </Td>
      <Td className="max-md:hidden">
        <Actor event={event} userId={userId} />
      </Td>
      <Td className="break-all font-mono text-sm max-md:hidden">{event.address ?? "–"}</Td>
      <Td className="whitespace-nowrap text-muted text-sm max-md:hidden">
        <RelativeTime at={event.at} />
      </Td>
    </Tr>
  );
}

/** What happened to the reader's account, in words. */
export function ActivityList({ userId }: { userId: string }) {
  const [kind, setKind] = useAddressValue("kind");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useActivity(kind);
  const events = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Filters>
        <SelectFilter label={words.kindOfActivity} value={kind} onChange={setKind} choices={KINDS} />
      </Filters>
      {error && !data && <ErrorState title={words.notFetched} error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows rows={6} />}
      {data && events.length === 0 && <Card className="p-4 text-muted">{words.empty}</Card>}
      {events.length > 0 && (
        <Table>
          <thead className="max-md:sr-only">
            <tr>
              <Th>{words.what}</Th>
              <Th className="max-md:hidden">{words.who}</Th>
              <Th className="max-md:hidden">{commonWords.address}</Th>
              <Th className="max-md:hidden">{words.when}</Th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <Row key={event.n} event={event} userId={userId} />
            ))}
          </tbody>
        </Table>
      )}
      {hasNextPage && (
        <Button variant="secondary" className="mt-4" pending={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {words.showOlder}
        </Button>
      )}
    </>
  );
}
