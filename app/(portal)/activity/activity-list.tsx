"use client";

import type { AuditEvent } from "@/lib/contracts/audit";
import { useActivity } from "@/lib/hooks/use-activity";
import { activityWords } from "@/lib/ui/activity-words";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { Filters, SelectFilter } from "../_shell/filters";
import { useAddressValue } from "../_shell/use-filter";

/** The beginnings of actions' names, as the log is narrowed by them. */
const KINDS = [
  { value: "", label: "Everything" },
  { value: "session.", label: "Signing in and out" },
  { value: "two-factor.", label: "Two-factor" },
  { value: "password.", label: "Password" },
  { value: "user.", label: "Account" },
  { value: "api-key.", label: "API keys" },
  { value: "access-token.", label: "Access tokens" },
  { value: "b2b-login.", label: "B2B logins" },
  { value: "app.", label: "Apps" },
  { value: "grant.", label: "Connections" },
  { value: "inventory.", label: "Ended at once" },
  { value: "address.", label: "Allowed addresses" },
  { value: "mapper.", label: "Mappers" },
  { value: "import.", label: "Imports" },
];

function Actor({ event: { actor }, userId }: { event: AuditEvent; userId: string }) {
  if (!actor) return <span className="text-muted">The system</span>;
  return actor.id === userId ? "You" : (actor.name ?? "An administrator");
}

function Row({ event, userId }: { event: AuditEvent; userId: string }) {
  return (
    <Tr>
      <Td className="[overflow-wrap:anywhere]">
        <span className="font-medium">{activityWords(event)}</span>
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
      <PageHeader
        title="Activity"
        description="Who did what to your account, from where. The record cannot be changed afterwards."
      />
      <Filters>
        <SelectFilter label="Kind of activity" value={kind} onChange={setKind} choices={KINDS} />
      </Filters>
      {error && !data && <ErrorState title="Your activity could not be fetched" error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows rows={6} />}
      {data && events.length === 0 && <Card className="p-4 text-muted">Nothing of that kind has happened yet.</Card>}
      {events.length > 0 && (
        <Table>
          <thead className="max-md:sr-only">
            <tr>
              <Th>What</Th>
              <Th className="max-md:hidden">Who</Th>
              <Th className="max-md:hidden">Address</Th>
              <Th className="max-md:hidden">When</Th>
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
          Show older
        </Button>
      )}
    </>
  );
}
